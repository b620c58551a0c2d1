// `#/learn/LAB/STEP` opens a lab at a step. It carries nothing else, and connects to nothing.
import { openLearn } from '../../state/learn-store.ts';

const MAX_ID = 200;

export function watchLearnLinks(): void {
  const follow = () => followLink(location.hash);
  window.addEventListener('hashchange', follow);
  follow();
}

function followLink(hash: string): void {
  if (!/^#\/learn(\/|$)/u.test(hash)) return;
  // The link has done its work: a reload must not take one back from where one is by then.
  history.replaceState(null, '', location.pathname + location.search);
  const [lab, step] = hash.slice('#/learn/'.length).split('/').map(part);
  openLearn(lab ? { lab, step: step || null } : null);
}

function part(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, MAX_ID);
  } catch {
    return '';
  }
}
