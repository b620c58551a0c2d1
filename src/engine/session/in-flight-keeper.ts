// Keeps what is in flight at QoS 1 and 2 over a reload of the page: in IndexedDB, one record a packet, written before the
// packet is sent. Whoever starts an engine sees to it that one at a time has a profile's records.

/** A PUBLISH or PUBREL as MQTT.js stores it; plain data. */
export interface KeptPacket {
  readonly cmd: string;
  readonly messageId: number;
}

/** The session that the packets belong to. */
export interface KeptSession {
  readonly clientId: string;
  /** The broker's address as a URL. */
  readonly address: string;
  readonly version: number;
  /** The broker keeps the session, so that it can be taken up again without Clean Start. */
  readonly isKept: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

interface PacketRecord {
  readonly name: string;
  readonly messageId: number;
  /** Grows: packets are sent again in the order in which they were sent first [MQTT-4.6.0-1]. */
  readonly order: number;
  readonly packet: KeptPacket;
}

type Change =
  | { readonly kind: 'put'; readonly record: PacketRecord }
  | { readonly kind: 'delete'; readonly key: number };

const DATABASE = 'mqtt-loupe-in-flight';
const PACKETS = 'packets';
const SESSIONS = 'sessions';
/** After this long no broker's default keeps a session, and no person waits for the message. */
const FORGOTTEN_AFTER_MS = 30 * 86_400_000;

export class InFlightKeeper {
  /** As found when it was opened. */
  readonly session: KeptSession | null;
  #packets: readonly KeptPacket[];
  readonly #database: IDBDatabase;
  readonly #name: string;
  #lastOrder: number;
  #changes: Change[] = [];
  #waiting: (() => void)[] = [];
  #writing = false;

  private constructor(database: IDBDatabase, name: string, session: KeptSession | null, records: PacketRecord[]) {
    this.#database = database;
    this.#name = name;
    this.session = session;
    this.#packets = records.map(({ packet }) => packet);
    this.#lastOrder = records.at(-1)?.order ?? 0;
  }

  /** Null: nothing can be kept here (no IndexedDB, a private window, a full disk). `name` is the profile's id. */
  static async open(name: string): Promise<InFlightKeeper | null> {
    if (!globalThis.indexedDB) return null;
    try {
      const database = await openDatabase();
      const { session, records } = await load(database, name);
      return new InFlightKeeper(database, name, session, records);
    } catch {
      return null; // Private mode, a full disk: what is in flight is kept in memory.
    }
  }

  /** In flight as found when it was opened, in order; none any more once the session is over. */
  get packets(): readonly KeptPacket[] {
    return this.#packets;
  }

  /** `done` is called when the packet is stored, or cannot be: then sending it is still better than not. */
  put(packet: KeptPacket, done: () => void): void {
    const record = { name: this.#name, messageId: packet.messageId, order: ++this.#lastOrder, packet };
    this.#waiting.push(done);
    this.#change({ kind: 'put', record });
  }

  delete(messageId: number): void {
    this.#change({ kind: 'delete', key: messageId });
  }

  setSession(session: KeptSession): void {
    const transaction = this.#database.transaction(SESSIONS, 'readwrite');
    transaction.objectStore(SESSIONS).put({ name: this.#name, ...session });
  }

  /** The session is over. */
  clear(): void {
    const waiting = this.#waiting;
    this.#changes = [];
    this.#waiting = [];
    this.#packets = [];
    const transaction = this.#database.transaction([PACKETS, SESSIONS], 'readwrite');
    transaction.objectStore(PACKETS).delete(keysOf(this.#name));
    transaction.objectStore(SESSIONS).delete(this.#name);
    for (const done of waiting) done();
  }

  #change(change: Change): void {
    this.#changes.push(change);
    if (!this.#writing) this.#write();
  }

  /** All that has come up goes into one transaction: thousands a second cost a few. */
  #write(): void {
    const changes = this.#changes;
    const waiting = this.#waiting;
    if (changes.length === 0) return;
    this.#changes = [];
    this.#waiting = [];
    this.#writing = true;
    const end = () => {
      this.#writing = false;
      for (const done of waiting) done();
      this.#write();
    };
    try {
      const transaction = this.#database.transaction(PACKETS, 'readwrite');
      const store = transaction.objectStore(PACKETS);
      for (const change of changes) {
        if (change.kind === 'put') store.put(change.record);
        else store.delete([this.#name, change.key]);
      }
      transaction.oncomplete = end;
      transaction.onabort = end;
    } catch {
      end();
    }
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(PACKETS, { keyPath: ['name', 'messageId'] });
      request.result.createObjectStore(SESSIONS, { keyPath: 'name' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
}

/** All packets of a profile: an array sorts after every number. */
function keysOf(name: string): IDBKeyRange {
  return IDBKeyRange.bound([name], [name, []]);
}

async function load(database: IDBDatabase, name: string) {
  const transaction = database.transaction([PACKETS, SESSIONS], 'readwrite');
  const sessions = transaction.objectStore(SESSIONS);
  const packets = transaction.objectStore(PACKETS);
  for (const old of (await settled(sessions.getAll())) as (KeptSession & { readonly name: string })[]) {
    if (Date.now() - old.at <= FORGOTTEN_AFTER_MS) continue;
    sessions.delete(old.name);
    packets.delete(keysOf(old.name));
  }
  const session = (await settled(sessions.get(name))) as KeptSession | undefined;
  const records = (await settled(packets.getAll(keysOf(name)))) as PacketRecord[];
  return { session: session ?? null, records: records.sort((a, b) => a.order - b.order) };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
