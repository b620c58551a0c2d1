// The options of mosquitto_sub, mosquitto_pub and mosquitto_rr, up to version 2.1: how each is written and what becomes of it.

/** Options that a profile has a place for. */
export type TakenOption =
  | 'host'
  | 'port'
  | 'username'
  | 'password'
  | 'client-id'
  | 'client-id-prefix'
  | 'topic'
  | 'qos'
  | 'keep-alive'
  | 'kept-session'
  | 'version'
  | 'url'
  | 'session-expiry'
  | 'property'
  | 'will-topic'
  | 'will-payload'
  | 'will-qos'
  | 'will-retain'
  | 'ca-file'
  | 'ca-path'
  | 'certificate'
  | 'key'
  | 'insecure'
  | 'alpn'
  | 'os-certificates'
  | 'no-tls'
  | 'web-socket'
  | 'no-retained'
  | 'retain-as-published'
  | 'retain-handling'
  | 'message'
  | 'retain'
  | 'response-topic';

export interface OptionUse {
  /** `output`: about the terminal or the program's end, nothing to remark. `unsupported`: this app has no such thing. */
  readonly use: TakenOption | 'output' | 'unsupported';
  readonly takesValue: boolean;
}

type Table = Readonly<Partial<Record<OptionUse['use'], string>>>;

const WITH_VALUE: Table = {
  host: '-h --host',
  port: '-p --port',
  username: '-u --username',
  password: '-P --pw',
  'client-id': '-i --id',
  'client-id-prefix': '-I --id-prefix',
  topic: '-t --topic',
  qos: '-q --qos',
  'keep-alive': '-k --keepalive',
  version: '-V --protocol-version',
  url: '-L --url',
  'session-expiry': '-x --session-expiry-interval',
  // Takes three or four words, which is for the reader to know.
  property: '-D --property',
  'will-topic': '--will-topic',
  'will-payload': '--will-payload',
  'will-qos': '--will-qos',
  'ca-file': '--cafile',
  'ca-path': '--capath',
  certificate: '--cert',
  key: '--key',
  alpn: '--tls-alpn',
  'retain-handling': '--retain-handling',
  message: '-m --message -f --file',
  'response-topic': '-e',
  output: '-C -F -W -o --random-filter --repeat --repeat-delay --tls-keylog',
  unsupported:
    '-A -M -T --filter-out -U --unsubscribe --unix --ciphers --tls-version --tls-engine --tls-engine-kpass-sha1 --keyform --psk --psk-identity --proxy',
};

const ALONE: Table = {
  'kept-session': '-c --disable-clean-session',
  'will-retain': '--will-retain',
  insecure: '--insecure',
  'os-certificates': '--tls-use-os-certs',
  'no-tls': '--no-tls',
  'web-socket': '--ws',
  'no-retained': '-R',
  'retain-as-published': '--retain-as-published',
  retain: '-r --retain',
  message: '-n --null-message -l --stdin-line -s --stdin-file',
  output:
    '-d --debug -v --verbose -N -E -w --watch --quiet --pretty --nodelay --latency --message-rate --retained-only --version --help',
  unsupported: '-S --remove-retained',
};

const OPTIONS: ReadonlyMap<string, OptionUse> = new Map(
  [
    { table: ALONE, takesValue: false },
    { table: WITH_VALUE, takesValue: true },
  ].flatMap(({ table, takesValue }) =>
    Object.entries(table).flatMap(([use, names]) =>
      names.split(' ').map((name): [string, OptionUse] => [name, { use: use as OptionUse['use'], takesValue }]),
    ),
  ),
);

/** Undefined: no option of any of the three programs. */
export function optionNamed(name: string): OptionUse | undefined {
  return OPTIONS.get(name);
}
