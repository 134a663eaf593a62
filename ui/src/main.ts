import './styles/tokens.css';
import './styles/base.css';

import { mount } from 'svelte';

import App from './App.svelte';
import { call, connect } from './ipc/client';
import { app } from './state/app.svelte';

await connect();
const started = app.start(await openingScreen());
mount(App, { target: document.getElementById('app') ?? document.body });
await started;
await onScreen();
void call('ui_ready', { usable: false });
// Usable means that the whole screen is there in its own letters, and that it answers keys.
await Promise.all([app.arrived, document.fonts.ready]);
await onScreen();
await call('ui_ready', { usable: true });

/** One frame to lay the page out, one to have it on the screen. */
function onScreen() {
  return new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
}

/** In a browser, a scene may open any screen. */
async function openingScreen() {
  if ('__TAURI_INTERNALS__' in window) return null;
  const { openingOf } = await import('./ipc/fake');
  return openingOf(new URLSearchParams(location.search));
}
