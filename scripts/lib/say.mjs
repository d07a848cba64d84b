// Progress lines: what is being done, and how long it took.

export const seconds = (value) => `${value.toFixed(1)} s`;

export const say = (text) => console.log(`• ${text}`);
