/** Finds texts for people that stand in code instead of a catalogue: JSX text, labels, and literals that read like words. */
import ts from 'typescript';

export interface ShownLiteral {
  readonly line: number;
  readonly text: string;
}

/** Attributes and properties whose text reaches a person. */
const shown = new Set([
  'title',
  'aria-label',
  'placeholder',
  'placeHolder',
  'label',
  'hint',
  'alt',
  'prompt',
  'tooltip',
  'description',
  'detail',
  'openLabel',
  'saveLabel',
  'text',
  'message',
]);
/** Attributes that hold names for machines. */
const machine = /^(?:class|id|key|role|d|href|src|type|style|viewBox|transform|data-.*)$/;

export function shownLiterals(file: string, code: string): ShownLiteral[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, kind);
  const found: ShownLiteral[] = [];
  const add = (node: ts.Node, text: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push({ line: line + 1, text: text.trim() });
  };
  const visit = (node: ts.Node, isShown: boolean): void => {
    if (isForMachines(node)) return;
    const text = textOf(node);
    if (text !== undefined && (isShown ? /\p{L}{2}/u : wordy).test(text)) add(node, text);
    const label = isLabelled(node) ? node.name : undefined;
    ts.forEachChild(node, (child) => {
      visit(child, label === undefined ? isShown : child !== label && shown.has(nameOf(label)));
    });
  };
  visit(source, false);
  return found;
}

function isLabelled(node: ts.Node): node is ts.JsxAttribute | ts.PropertyAssignment {
  return ts.isJsxAttribute(node) || ts.isPropertyAssignment(node);
}

const nameOf = (name: ts.Node): string => name.getText().replace(/^'|'$/g, '');

/** Modules, types, class names, what a catalogue says, and what only a log or a developer reads. */
function isForMachines(node: ts.Node): boolean {
  if (ts.isJsxAttribute(node)) return machine.test(nameOf(node.name));
  if (ts.isBinaryExpression(node)) return node.left.getText().endsWith('.className');
  if (ts.isCallExpression(node)) return exempt.test(node.expression.getText());
  return (
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isTypeNode(node) ||
    ts.isThrowStatement(node)
  );
}

const exempt =
  /(?:^|\.)(?:t|debug|info|warn|error|trace|fail|RegExp|querySelector|querySelectorAll|closest)$/;

/** Two words in a row, or one that begins like a sentence. */
const wordy = /\p{L}{2,} \p{L}{2,}|^\p{Lu}\p{Ll}+/u;

function textOf(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return /\p{L}{2}/u.test(node.text) ? `“${node.text.trim()}” in a tag` : undefined;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return node.text;
  return undefined;
}
