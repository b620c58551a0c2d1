// The headers that every answer of the companion carries.

/**
 * `nonce` admits the style elements that the interface's component library makes; only the page itself has one.
 * Workers take the policy of their own script's answer, so it goes out with every file. `connect-src` is wide because
 * connecting to any broker is what the app is for.
 */
export function contentSecurityPolicy(nonce: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self'${nonce === null ? '' : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self' ws: wss: http: https:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The name, as the build gives it, of the worker that a person's scripts run in. */
const SCRIPT_WORKER = /\/script\.worker-[^/]+\.js$/u;

/**
 * The policy of the worker that holds the scripts' interpreter, which is WebAssembly: it may be run there, and nothing
 * beyond the app's own files be reached, whatever comes out of it. Null: an ordinary file.
 */
export function scriptWorkerPolicy(path: string): string | null {
  if (!SCRIPT_WORKER.test(path)) return null;
  return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
}

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()',
};
