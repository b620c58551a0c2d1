// Holds the layers of src/ apart: reads every source file, finds what it imports (also by type, by `import()` and by
// `new URL(…, import.meta.url)`), and asks layer-rules.mjs. Prints `file:line: what is wrong`; exit code 1 if anything is.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { judgeImport, judgePlace } from './layer-rules.mjs';

/**
 * @typedef {{ specifier: string, kind: 'import' | 'address', at: number }} Reference `at`: offset in UTF-16 units
 * @typedef {{ file: string, line: number, message: string }} Violation `file` is relative to the folder that holds src
 */

const CODE = /\.(ts|tsx|mts|cts|js|jsx|mjs|cjs)$/;

/**
 * Every module that a file refers to by a literal.
 * @param {string} path decides the language by its ending
 * @param {string} source
 * @returns {Reference[]}
 */
export function findReferences(path, source) {
  const parsed = parseSync(path, source);
  const error = parsed.errors[0];
  if (error) throw new Error(`${path}: ${error.message}`);
  /** @type {Reference[]} */
  const found = [];
  visit(/** @type {any} */ (parsed.program), (node) => {
    const literal = referenceIn(node);
    if (typeof literal?.value !== 'string') return;
    const kind = node.type === 'NewExpression' ? 'address' : 'import';
    // An address may also be that of a folder or a data file: only code has a layer.
    if (kind === 'address' && !CODE.test(literal.value)) return;
    found.push({ specifier: literal.value, kind, at: literal.start });
  });
  return found;
}

/** The literal that names a module in this node, if the node is of a kind that does. @param {any} node */
function referenceIn(node) {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ImportExpression':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return node.source;
    case 'TSImportType':
      return node.source ?? node.argument?.literal ?? node.argument;
    case 'NewExpression':
      return node.callee.name === 'URL' && node.arguments[1]?.object?.type === 'MetaProperty'
        ? node.arguments[0]
        : null;
    case 'CallExpression': {
      const { callee } = node;
      const mocks = callee.object?.name === 'vi' && /^(do)?[mM]ock$|^importActual$/.test(callee.property?.name);
      return callee.name === 'require' || mocks ? node.arguments[0] : null;
    }
    default:
      return null;
  }
}

/** @param {any} node @param {(node: any) => void} see */
function visit(node, see) {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, see);
  } else if (node !== null && typeof node === 'object') {
    if (typeof node.type === 'string') see(node);
    for (const key in node) if (key !== 'parent') visit(node[key], see);
  }
}

/**
 * @param {string} root the folder that holds src
 * @returns {{ files: number, violations: Violation[] }}
 */
export function checkLayers(root) {
  const src = join(root, 'src');
  /** @type {Violation[]} */
  const violations = [];
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => CODE.test(path))
    .sort();
  for (const path of files) {
    /** @param {number} line @param {string | undefined} message */
    const report = (line, message) => message && violations.push({ file: `src/${path}`, line, message });
    report(1, judgePlace(path));
    const source = readFileSync(join(src, path), 'utf8');
    for (const { specifier, kind, at } of findReferences(path, source)) {
      const line = source.slice(0, at).split('\n').length;
      const target = resolve(path, specifier);
      if (target === 'outside') report(line, `${specifier} leaves src`);
      else report(line, judgeImport(path, target, kind));
    }
  }
  return { files: files.length, violations };
}

/**
 * @param {string} from path under src/
 * @param {string} specifier
 * @returns {{ path: string } | { package: string, specifier: string } | 'outside'}
 */
function resolve(from, specifier) {
  if (!specifier.startsWith('.')) {
    const parts = specifier.split('/');
    const name = specifier.startsWith('@')
      ? parts.slice(0, 2).join('/')
      : specifier.startsWith('node:')
        ? specifier
        : parts[0];
    return { package: name ?? specifier, specifier };
  }
  const path = posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')));
  return path.startsWith('..') ? 'outside' : { path };
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  const { files, violations } = checkLayers(root);
  for (const { file, line, message } of violations) {
    console.error(`${relative('', join(root, file)) || file}:${line}: ${message}`);
  }
  console.log(violations.length === 0 ? `layers: ${files} files in order` : `layers: ${violations.length} violations`);
  exit(violations.length === 0 ? 0 : 1);
}
