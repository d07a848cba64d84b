/** What a hover card is: one file per kind of thing, each silent where it has nothing to say. */
import type { PoolTagFile } from '../../reference/poolTags';
import type { Locate } from '../locate';
import type { Spot } from '../spot';

/** The user's own pool tags; asking for them may read a file. */
export type UserTags = () => Promise<PoolTagFile | undefined>;

/** Markdown, or undefined when the spot is nothing of the card's kind. */
export type Card = (
  spot: Spot,
  locate?: Locate,
  userTags?: UserTags,
) => string | undefined | Promise<string | undefined>;
