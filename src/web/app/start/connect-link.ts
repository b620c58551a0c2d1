// `#/connect?url=wss://host:port/path&topic=FILTER&version=5` opens a filled-in form. It never connects by itself, and
// takes no user name or password: a link is passed around.
import { createStore } from 'zustand/vanilla';
import { parseAddress } from '../../../core/mqtt/address.ts';
import { DEFAULT_PATH, DEFAULT_PORTS } from '../../../core/mqtt/endpoint.ts';
import { parseVersionName } from '../../../core/mqtt/protocol-version.ts';
import { checkTopicFilter } from '../../../core/mqtt/topic.ts';
import { openNewConnection } from '../../features/connections/connection-dialog-store.ts';

export const linkStore = createStore<{ readonly badUrl: string | null }>()(() => ({ badUrl: null }));

export function watchConnectLinks(): void {
  const follow = () => followLink(location.hash);
  window.addEventListener('hashchange', follow);
  follow();
}

function followLink(hash: string): void {
  if (!hash.startsWith('#/connect')) return;
  // The link has done its work: a reload must not open the form again.
  history.replaceState(null, '', location.pathname + location.search);
  const parameters = new URLSearchParams(hash.slice(hash.indexOf('?') + 1));
  const url = parameters.get('url') ?? '';
  const address = parseAddress(url);
  if (!address.ok || !address.value.scheme) return linkStore.setState({ badUrl: url.slice(0, 200) });
  const { scheme, host, port, path } = address.value;
  const version = parseVersionName(parameters.get('version') ?? '5') ?? 5;
  const subscriptions = parameters
    .getAll('topic')
    .filter((filter) => checkTopicFilter(filter).ok)
    .map((filter, i) => ({ filter, qos: 0, color: (i % 8) + 1 }) as const);
  openNewConnection({
    endpoint: { scheme, host, port: port ?? DEFAULT_PORTS[scheme], path: path ?? DEFAULT_PATH },
    version,
    subscriptions,
  });
}
