import { mount } from 'svelte';
import '@fontsource-variable/golos-text/wght.css';
import './style.css';
import App from './App.svelte';

mount(App, { target: document.getElementById('app')! });
