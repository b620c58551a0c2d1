// The built app in memory. Only what was there at the start is served, so no URL ever reaches the file system (a path
// cannot climb out of the folder), and a rebuild under a running companion never mixes two versions.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export interface WebFile {
  readonly contentType: string;
  readonly body: Buffer;
  /** Strong, in quotes. */
  readonly etag: string;
  /** Its name holds a hash of its content: it may be kept for ever. */
  readonly immutable: boolean;
  /** The compressed body, made once; null when compressing does not pay. */
  encoded(encoding: Encoding): Promise<Buffer | null>;
}

export type Encoding = 'br' | 'gzip';

/** Keyed by decoded path, such as `/assets/index-1a2b3c.js`. */
export type WebFiles = ReadonlyMap<string, WebFile>;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const COMPRESSIBLE = /^(?:text\/|application\/(?:json|manifest|wasm)|image\/svg)/;
const MIN_COMPRESSED_BYTES = 1_024;

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** Reads the folder `root`; null when it holds no `index.html`. */
export async function loadWebFiles(root: string): Promise<WebFiles | null> {
  const files = new Map<string, WebFile>();
  let entries: readonly { readonly name: string; readonly parentPath: string; isFile(): boolean }[];
  try {
    entries = await readdir(root, { recursive: true, withFileTypes: true });
  } catch {
    return null;
  }
  await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = join(entry.parentPath, entry.name);
        const path = `/${relative(root, file).split(sep).join('/')}`;
        files.set(path, webFile(path, await readFile(file)));
      }),
  );
  return files.has('/index.html') ? files : null;
}

/** Compresses everything once, in the background, so that the first visit need not wait for it. */
export async function compressWebFiles(files: WebFiles): Promise<void> {
  for (const file of files.values()) {
    await file.encoded('br');
    await file.encoded('gzip');
  }
}

export function webFile(path: string, body: Buffer): WebFile {
  const contentType = CONTENT_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
  const compressible = COMPRESSIBLE.test(contentType) && body.length >= MIN_COMPRESSED_BYTES;
  const made = new Map<Encoding, Promise<Buffer | null>>();
  return {
    contentType,
    body,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
    immutable: path.startsWith('/assets/'),
    encoded(encoding) {
      if (!compressible) return Promise.resolve(null);
      const present = made.get(encoding) ?? compress(body, encoding);
      made.set(encoding, present);
      return present;
    },
  };
}

async function compress(body: Buffer, encoding: Encoding): Promise<Buffer | null> {
  // Quality 6 of brotli takes about 20 ms for 500 KB; 11 takes a second and saves a few per cent.
  const compressed =
    encoding === 'br'
      ? await brotliAsync(body, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
        })
      : await gzipAsync(body, { level: 6 });
  return compressed.length < body.length ? compressed : null;
}
