/** The version of this build. The bundler puts it in from package.json; code that is run unbundled has none. */
declare const KDSCOPE_VERSION: string | undefined;

export const version: string = typeof KDSCOPE_VERSION === 'string' ? KDSCOPE_VERSION : 'unbundled';
