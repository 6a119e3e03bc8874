import { mount } from 'svelte';
import '@fontsource-variable/golos-text/wght.css';
import './style.css';
import { atlas } from './lib/atlas.svelte';
import App from './App.svelte';

// What the address asks for is on its way before anything is drawn.
atlas.begin(location.hash);
void atlas.load();
mount(App, { target: document.getElementById('app')! });
