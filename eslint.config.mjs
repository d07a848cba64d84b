// Lint: the strictest type-checked rules for the product and its tests; the plain ones for the scripts around it.
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What Node gives every script; the browser's own names are written with `globalThis`. */
const nodeGlobals = [
  'Buffer',
  'URL',
  'URLSearchParams',
  'clearTimeout',
  'console',
  'fetch',
  'performance',
  'process',
];
const commonJsGlobals = ['__dirname', 'module', 'require'];
const readable = (names) => Object.fromEntries([...names, 'setTimeout'].map((name) => [name, 'readonly']));

export default defineConfig(
  globalIgnores(['dist', 'out', 'coverage', '.vscode-test', 'samples', 'test/fixtures', 'test/host/vscode']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      'max-lines': ['warn', { max: 400, skipBlankLines: true, skipComments: true }],
      complexity: ['warn', 15],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      // `set['name']` is how the compiler's noPropertyAccessFromIndexSignature wants it.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // The compiler reports them, generated ones included.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
    },
  },
  {
    // Tables of data are as long as what they list.
    files: ['src/server/reference/**', 'test/**'],
    rules: { 'max-lines': 'off' },
  },
  { files: ['**/*.{mjs,cjs}'], languageOptions: { globals: readable(nodeGlobals) } },
  // Functions handed to the browser run in the page.
  {
    files: ['test/e2e/**/*.mjs', 'scripts/pictures.mjs'],
    languageOptions: { globals: readable(['document', 'window']) },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: readable(commonJsGlobals) } },
);
