// Reads connections out of whatever file or pasted text other clients, brokers and this app write them in.
import { fail, type Result } from '../base/result.ts';
import { ImportCollector } from './import-collector.ts';
import { importHomeAssistant, looksLikeHomeAssistant } from './import-home-assistant.ts';
import { importMosquittoConf, looksLikeMosquittoConf } from './import-mosquitto-conf.ts';
import { importMqttExplorer, looksLikeMqttExplorer } from './import-mqtt-explorer.ts';
import { importMqttFx, looksLikeMqttFx } from './import-mqtt-fx.ts';
import { importMqttSpy, looksLikeMqttSpy } from './import-mqtt-spy.ts';
import { importMqttLens, looksLikeMqttLens } from './import-mqttlens.ts';
import { importMqttx, importMqttxWeb, looksLikeMqttx, looksLikeMqttxWeb } from './import-mqttx.ts';
import { importMqttxCli, looksLikeMqttxCli } from './import-mqttx-cli.ts';
import { importOwn, looksLikeOwn } from './import-own.ts';
import { type ImportFault, type ImportFormat, type ImportResult, MAX_IMPORT_CHARACTERS } from './import-result.ts';
import { importUrls, looksLikeUrls } from './import-urls.ts';
import { importVsCode, looksLikeVsCode } from './import-vscode.ts';
import { importZigbee2Mqtt, looksLikeZigbee2Mqtt } from './import-zigbee2mqtt.ts';
import { looksLikeMosquittoCommand, readMosquittoCommands } from './mosquitto-command.ts';
import { checkTree, lineAt, readJson } from './read-json.ts';
import { quoteSecretTags } from './read-secret.ts';
import { readXml } from './read-xml.ts';
import { stripJsonComments } from './strip-json-comments.ts';

export interface ImportOptions {
  /** Its ending helps where the text alone could be two things. */
  readonly fileName: string | null;
  /** Throws for what is no YAML. Null: YAML is answered with the fault `no-yaml`. */
  readonly parseYaml: ((text: string) => unknown) | null;
}

type Outcome = Result<ImportResult, ImportFault>;

/** A format whose file is one value, in JSON or YAML. Null: read, with whatever the collector has of it. */
interface ValueFormat {
  readonly format: ImportFormat;
  readonly looksLike: (value: unknown) => boolean;
  readonly read: (value: unknown, collector: ImportCollector) => ImportFault | null;
}

/** In the order in which they are tried: those with a mark of their own before those known by a field or two. */
const VALUE_FORMATS: readonly ValueFormat[] = [
  { format: 'own', looksLike: looksLikeOwn, read: importOwn },
  { format: 'mqtt-explorer', looksLike: looksLikeMqttExplorer, read: importMqttExplorer },
  { format: 'home-assistant', looksLike: looksLikeHomeAssistant, read: importHomeAssistant },
  { format: 'zigbee2mqtt', looksLike: looksLikeZigbee2Mqtt, read: importZigbee2Mqtt },
  { format: 'mqttx-web', looksLike: looksLikeMqttxWeb, read: importMqttxWeb },
  { format: 'mqttx-cli', looksLike: looksLikeMqttxCli, read: importMqttxCli },
  { format: 'mqttlens', looksLike: looksLikeMqttLens, read: importMqttLens },
  { format: 'mqttx', looksLike: looksLikeMqttx, read: importMqttx },
  { format: 'vscode', looksLike: looksLikeVsCode, read: importVsCode },
];

/** So much of a text tells what it is. */
const HEAD_CHARACTERS = 65_536;

const VS_CODE_KEY = '"vsmqtt.brokerProfiles"';

/** Recognises the format by what stands in the text. Never throws. */
export function importConnections(text: string, options: ImportOptions): Outcome {
  if (text.length > MAX_IMPORT_CHARACTERS) {
    return fail({ kind: 'too-large', place: null, message: `${text.length} characters` });
  }
  const bare = text.replace(/^\uFEFF/u, '');
  const nul = bare.indexOf('\0');
  if (nul >= 0) return fail({ kind: 'not-text', place: `line ${lineAt(bare, nul)}`, message: 'a character U+0000' });
  switch (bare.trimStart().charAt(0)) {
    case '':
      return fail({ kind: 'nothing-in-it', place: null, message: 'no text' });
    case '<':
      // `<mqtt://broker:1883>` is how a mail program writes an address.
      return looksLikeUrls(bare) && !bare.includes('</') && !bare.includes('/>') ? urls(bare) : xml(bare);
    case '{':
      return json(bare, options);
    case '[':
      return looksLikeUrls(bare) ? urls(bare) : json(bare, options);
    default:
      return plainText(bare, options);
  }
}

function json(text: string, options: ImportOptions): Outcome {
  const withComments = text.includes(VS_CODE_KEY);
  const value = readJson(withComments ? stripJsonComments(text) : text);
  // YAML may begin with a bracket, too.
  if (!value.ok) return hasEnding(options, /\.ya?ml$/iu) ? yaml(text, options) : value;
  return readValue(value.value);
}

function plainText(text: string, options: ImportOptions): Outcome {
  const head = text.slice(0, HEAD_CHARACTERS);
  if (looksLikeMosquittoCommand(head)) return commands(text);
  if (looksLikeUrls(text)) return urls(text);
  // The setting as it is copied out of a settings.json, without the braces around it.
  if (text.trimStart().startsWith(VS_CODE_KEY)) return json(`{${text}\n}`, options);
  const looksLikeYaml = /^[ \t]*(- +)?["']?[\w-]+["']?:([ \t]|\r?$)/mu.test(head);
  if (hasEnding(options, /\.ya?ml$/iu) || (looksLikeYaml && !looksLikeMosquittoConf(head))) return yaml(text, options);
  if (hasEnding(options, /\.conf$/iu) || looksLikeMosquittoConf(head)) return conf(text);
  return fail(UNRECOGNIZED);
}

function yaml(text: string, { parseYaml }: ImportOptions): Outcome {
  if (!parseYaml) return fail({ kind: 'no-yaml', place: null, message: 'no reader of YAML' });
  let value: unknown;
  try {
    value = parseYaml(quoteSecretTags(text));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, line, column] = /\bline (\d+)(?:, column (\d+))?/u.exec(message) ?? [];
    const place = line === undefined ? null : column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
    return fail({ kind: 'broken', place, message });
  }
  const fault = checkTree(value);
  return fault ? fail(fault) : readValue(value);
}

function readValue(value: unknown): Outcome {
  const known = VALUE_FORMATS.find(({ looksLike }) => looksLike(value));
  if (!known) return fail(UNRECOGNIZED);
  const collector = new ImportCollector();
  const fault = known.read(value, collector);
  return fault ? fail(fault) : collector.finish(known.format);
}

function xml(text: string): Outcome {
  const root = readXml(text);
  if (!root.ok) return root;
  const collector = new ImportCollector();
  if (looksLikeMqttSpy(root.value)) {
    importMqttSpy(root.value, collector);
    return collector.finish('mqtt-spy');
  }
  if (!looksLikeMqttFx(root.value)) return fail(UNRECOGNIZED);
  importMqttFx(root.value, collector);
  return collector.finish('mqtt-fx');
}

function commands(text: string): Outcome {
  const collector = new ImportCollector();
  const fault = readMosquittoCommands(text, collector);
  return fault ? fail(fault) : collector.finish('mosquitto-command');
}

function urls(text: string): Outcome {
  const collector = new ImportCollector();
  importUrls(text, collector);
  return collector.finish('url');
}

function conf(text: string): Outcome {
  const collector = new ImportCollector();
  importMosquittoConf(text, collector);
  return collector.finish('mosquitto-conf');
}

const UNRECOGNIZED: ImportFault = { kind: 'unrecognized', place: null, message: 'none of the known formats' };

function hasEnding({ fileName }: ImportOptions, ending: RegExp): boolean {
  return fileName !== null && ending.test(fileName);
}
