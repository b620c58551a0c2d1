// Certificates for TLS tests, made with the `openssl` program.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
  /** The files that hold them. */
  readonly keyFile: string;
  readonly certFile: string;
}

export interface Certificates {
  readonly ca: string;
  /** The file that holds `ca`. */
  readonly caFile: string;
  /** For localhost and 127.0.0.1, issued by `ca`. */
  readonly good: Certificate;
  readonly expired: Certificate;
  /** For broker.example. */
  readonly otherName: Certificate;
  readonly selfSigned: Certificate;
  remove(): void;
}

const OWN_NAMES = 'DNS:localhost,IP:127.0.0.1';

export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'loupe-certs-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const read = (name: string): Certificate => {
    const [keyFile, certFile] = [join(folder, `${name}.key`), join(folder, `${name}.crt`)];
    return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8'), keyFile, certFile };
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

  const selfSign = (name: string, subject: string, ...extensions: string[]) => {
    const added = extensions.flatMap((extension) => ['-addext', extension]);
    const files = ['-keyout', `${name}.key`, '-out', `${name}.crt`];
    openssl('req', '-x509', ...newKey, ...files, '-days', '30', '-subj', `/CN=${subject}`, ...added);
  };
  const issue = (name: string, altNames: string, days: number) => {
    writeFileSync(join(folder, `${name}.ext`), `basicConstraints=CA:FALSE\nsubjectAltName=${altNames}\n`);
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const signing = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', `${name}.ext`];
    openssl('x509', '-req', '-in', `${name}.csr`, ...signing, '-days', String(days), '-out', `${name}.crt`);
    return read(name);
  };

  selfSign('ca', 'Test CA', 'keyUsage=critical,keyCertSign,cRLSign');
  selfSign('self', 'localhost', `subjectAltName=${OWN_NAMES}`);
  return {
    ca: read('ca').cert,
    caFile: join(folder, 'ca.crt'),
    good: issue('good', OWN_NAMES, 30),
    expired: issue('expired', OWN_NAMES, -1),
    otherName: issue('other', 'DNS:broker.example', 30),
    selfSigned: read('self'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
