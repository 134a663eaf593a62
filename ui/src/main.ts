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
// Ready means painted: one frame to lay the page out, one to have it on the screen.
await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
await call('ui_ready');

/** In a browser, a scene may open any screen. */
async function openingScreen() {
  if ('__TAURI_INTERNALS__' in window) return null;
  const { openingOf } = await import('./ipc/fake');
  return openingOf(new URLSearchParams(location.search));
}
