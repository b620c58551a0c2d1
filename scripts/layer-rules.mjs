// The layers of src/ as data, and the judgement of one import. README of the rules: imports run downward only, what is
// not listed is forbidden, and so a new folder is guarded from its first day.

/**
 * Where a file stands, from the most to the least particular: its `area` is the key of LAYERS it falls under.
 * A key ending in `/*` covers every folder in it, each an area of its own.
 */
const LAYERS = {
  'core/base': [],
  'core/mqtt': ['core/base'],
  'core/wire': ['core/base', 'core/mqtt'],
  'core/payload': ['core/base', 'core/mqtt'],
  'core/transfer': ['core/base', 'core/mqtt', 'core/payload'],
  'core/publish': ['core/base', 'core/mqtt', 'core/wire', 'core/payload', 'core/transfer', 'core/log'],
  'core/log': ['core/base', 'core/mqtt', 'core/wire', 'core/payload'],
  'core/broker-facts': ['core/base', 'core/mqtt'],
  'core/learn': ['core/base', 'core/mqtt', 'core/wire', 'core/payload', 'core/log'],
  'core/capture': ['core/base', 'core/mqtt', 'core/wire', 'core/payload', 'core/log'],
  'core/protocol': [
    'core/base',
    'core/mqtt',
    'core/wire',
    'core/payload',
    'core/publish',
    'core/log',
    'core/learn',
    'core/capture',
  ],
  engine: ['core'],
  companion: ['core'],
  'web/client': ['core'],
  'web/storage': ['core'],
  'web/state': ['core', 'web/client', 'web/storage'],
  'web/kit': ['core'],
  'web/i18n': ['core', 'web/state'],
  'web/features/*': ['core', 'web/client', 'web/storage', 'web/state', 'web/kit', 'web/i18n'],
  'web/app': ['core', 'web/client', 'web/storage', 'web/state', 'web/kit', 'web/i18n', 'web/features'],
  testing: ['core', 'engine', 'companion', 'web'],
};

/** What may be imported from npm and Node, by the beginning of a path. The longest that fits decides. */
const PACKAGES = {
  core: () => false,
  engine: (/** @type {string} */ name) => !isNode(name) && !WEB_ONLY.test(name) && !/^(aedes|ws)$/.test(name),
  companion: (/** @type {string} */ name) => isNode(name) || /^(aedes|ws|zod)$/.test(name),
  web: (/** @type {string} */ name) => !isNode(name) && !/^(aedes|ws|mqtt-packet)$/.test(name),
  testing: () => true,
};

const WEB_ONLY = /^(react|react-dom|react-i18next|i18next|dexie|dexie-react-hooks|zustand|@mantine\/.*|@tabler\/.*)$/;

/** The one file (and its parts beside it) that knows the protocol engine. */
const MQTT_IMPORTERS = /^engine\/session\/broker-session[a-z-]*\.ts$/;

/** Crossings by address instead of by import: a worker's file is named by the one client that starts it. */
const WORKER_STARTS = new Map([
  ['web/client/engine-client.ts', 'engine/engine.worker.ts'],
  ['web/client/payload-client.ts', 'engine/payload/payload.worker.ts'],
]);

/** Ambient declarations belong to a runtime and to no layer. */
const AMBIENT = /\.d\.ts$/;

/** @param {string} name */
function isNode(name) {
  return name.startsWith('node:');
}

/** @param {string} path under src/ */
export function isTest(path) {
  return /\.test\.tsx?$/.test(path) || path.startsWith('testing/');
}

/**
 * The area a file belongs to, or undefined: no layer claims its folder.
 * @param {string} path under src/, with slashes
 */
export function areaOf(path) {
  for (const key of Object.keys(LAYERS)) {
    if (!key.endsWith('/*')) {
      if (path.startsWith(`${key}/`)) return key;
      continue;
    }
    const parent = key.slice(0, -1);
    const slash = path.startsWith(parent) ? path.indexOf('/', parent.length) : -1;
    if (slash > 0) return path.slice(0, slash);
  }
  return undefined;
}

/**
 * What is wrong with a file's place; undefined when it is right.
 * @param {string} path under src/
 */
export function judgePlace(path) {
  if (AMBIENT.test(path) || areaOf(path) !== undefined) return undefined;
  return `stands in no layer: give its folder one in scripts/layer-rules.mjs, or move it`;
}

/**
 * What is wrong with an import; undefined when it is allowed.
 * @param {string} from path under src/ of the importing file
 * @param {{ path: string } | { package: string, specifier: string }} target a path under src/, or a package
 * @param {'import' | 'address'} kind `address`: `new URL('…', import.meta.url)`
 */
export function judgeImport(from, target, kind) {
  const area = areaOf(from);
  if (area === undefined) return undefined; // judgePlace has said so
  return 'package' in target ? judgePackage(from, area, target.package) : judgeFile(from, area, target.path, kind);
}

/** @param {string} from @param {string} area @param {string} name */
function judgePackage(from, area, name) {
  if (isTest(from)) return undefined;
  if (name === 'mqtt' && !MQTT_IMPORTERS.test(from)) return `only engine/session/broker-session*.ts may import mqtt`;
  const runtime = /** @type {keyof typeof PACKAGES} */ (area.split('/')[0]);
  return PACKAGES[runtime](name) ? undefined : `${area} may not import the package ${name}`;
}

/** @param {string} from @param {string} area @param {string} to @param {'import' | 'address'} kind */
function judgeFile(from, area, to, kind) {
  if (kind === 'address' && WORKER_STARTS.get(from) === to) return undefined;
  const target = areaOf(to);
  if (target === undefined) return `${to} stands in no layer`;
  if (/\.test\.tsx?$/.test(to)) return 'a test is not to be imported';
  if (target === 'testing') return isTest(from) ? undefined : 'testing is for tests only';
  if (target === area) return undefined;
  const key = area.startsWith('web/features/') ? 'web/features/*' : area;
  const allowed = LAYERS[/** @type {keyof typeof LAYERS} */ (key)];
  if (allowed.some((layer) => target === layer || target.startsWith(`${layer}/`))) return undefined;
  if (area.startsWith('web/features/') && target.startsWith('web/features/')) {
    return `a feature may not import another feature (${area} -> ${target}); what they share belongs in web/state`;
  }
  return `${area} may not import ${target} (allowed: ${allowed.join(', ') || 'nothing'})`;
}
