/** Whether a view is drawn with everything it has, at its natural size, as for an export; else there is a window over it. */
import { createContext } from 'preact';

export const Whole = createContext(false);
