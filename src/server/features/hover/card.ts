/** What a hover card is: one file per kind of thing, each silent where it has nothing to say. */
import type { Locate } from '../locate';
import type { Spot } from '../spot';

/** Markdown, or undefined when the spot is nothing of the card's kind. */
export type Card = (spot: Spot, locate?: Locate) => string | undefined | Promise<string | undefined>;
