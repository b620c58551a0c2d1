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
  /** Valid from the year 2099 on. */
  readonly notYetValid: Certificate;
  /** For broker.example. */
  readonly otherName: Certificate;
  readonly selfSigned: Certificate;
  /** Self-signed, expired, and for broker.example: all at once. */
  readonly allWrong: Certificate;
  /** Issued by `ca` for localhost, but only by its common name. */
  readonly commonNameOnly: Certificate;
  /** An authority for client certificates. */
  readonly clientCa: string;
  readonly clientCaFile: string;
  /** Issued by `clientCa`. */
  readonly client: Certificate;
  /** The key of `client`, encrypted with `PASSPHRASE`. */
  readonly clientKeyEncrypted: string;
  /** A client certificate that `clientCa` did not issue. */
  readonly strangerClient: Certificate;
  remove(): void;
}

export const PASSPHRASE = 'open sesame';

const OWN_NAMES = 'DNS:localhost,IP:127.0.0.1';

const DAY_MS = 86_400_000;
const TODAY = [asn1Time(Date.now() - 60_000), asn1Time(Date.now() + 30 * DAY_MS)] as const;
const PAST = [asn1Time(Date.now() - 30 * DAY_MS), asn1Time(Date.now() - DAY_MS)] as const;
const FUTURE = ['20990101000000Z', '20991231000000Z'] as const;

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
  /** `openssl x509` counts days from now; `openssl ca` takes both dates, but wants to keep books. */
  const sign = (issuer: string, name: string, [from, to]: readonly [string, string], altNames: string | null) => {
    const extensions = ['basicConstraints=CA:FALSE', ...(altNames === null ? [] : [`subjectAltName=${altNames}`])];
    writeFileSync(join(folder, `${name}.ext`), `${extensions.join('\n')}\n`);
    writeFileSync(join(folder, `${name}.index`), '');
    writeFileSync(
      join(folder, `${name}.cnf`),
      `[ca]\ndefault_ca=own\n[own]\ndatabase=${name}.index\nnew_certs_dir=.\nrand_serial=yes\n` +
        'default_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n',
    );
    const dates = ['-startdate', from, '-enddate', to];
    const files = ['-in', `${name}.csr`, '-out', `${name}.crt`, '-extfile', `${name}.ext`];
    const signing = issuer === name ? ['-selfsign'] : ['-cert', `${issuer}.crt`];
    openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      `${name}.cnf`,
      ...signing,
      '-keyfile',
      `${issuer}.key`,
      ...dates,
      ...files,
    );
    return read(name);
  };
  const request = (name: string, subject = name) =>
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${subject}`);
  const issue = (name: string, altNames: string | null, dates: readonly [string, string] = TODAY) => {
    request(name, altNames === null ? 'localhost' : name);
    return sign('ca', name, dates, altNames);
  };

  selfSign('ca', 'Test CA', 'keyUsage=critical,keyCertSign,cRLSign');
  selfSign('client-ca', 'Test client CA', 'keyUsage=critical,keyCertSign,cRLSign');
  selfSign('self', 'localhost', `subjectAltName=${OWN_NAMES}`);
  selfSign('stranger', 'stranger');
  request('client');
  const client = sign('client-ca', 'client', TODAY, null);
  openssl('pkcs8', '-topk8', '-in', 'client.key', '-out', 'client-encrypted.key', '-passout', `pass:${PASSPHRASE}`);
  request('all-wrong');
  return {
    ca: read('ca').cert,
    caFile: join(folder, 'ca.crt'),
    good: issue('good', OWN_NAMES),
    expired: issue('expired', OWN_NAMES, PAST),
    notYetValid: issue('not-yet', OWN_NAMES, FUTURE),
    otherName: issue('other', 'DNS:broker.example'),
    selfSigned: read('self'),
    allWrong: sign('all-wrong', 'all-wrong', PAST, 'DNS:broker.example'),
    commonNameOnly: issue('common-name', null),
    clientCa: read('client-ca').cert,
    clientCaFile: join(folder, 'client-ca.crt'),
    client,
    clientKeyEncrypted: readFileSync(join(folder, 'client-encrypted.key'), 'utf8'),
    strangerClient: read('stranger'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** As `openssl ca` writes dates. */
function asn1Time(time: number): string {
  return `${new Date(time).toISOString().replace(/[-:T]|\.\d+/g, '')}`;
}
