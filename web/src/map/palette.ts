/** Colours of the map, one set for paper and one for night; the same as the page's own in style.css. */
export interface Palette {
  land: string;
  water: string;
  shore: string;
  border: string;
  region: string;
  district: string;
  corridor: string;
  label: string;
  faint: string;
  halo: string;
  existing: string;
  fibre: string;
  microwave: string;
  satellite: string;
  unserved: string;
  unplanned: string;
  home: string;
  marker: string;
  added: string;
  dropped: string;
  thin: string;
  fair: string;
  ample: string;
}

export const palettes: Record<'light' | 'dark', Palette> = {
  light: {
    land: '#fcfcfa', water: '#cfdfe8', shore: '#b3cad7',
    border: '#8d979f', region: '#b9c0c5', district: '#dcdfe1', corridor: '#cdbfae',
    label: '#22303c', faint: '#7d8891', halo: '#fcfcfa',
    existing: '#5a6672', fibre: '#12408c', microwave: '#b86a00', satellite: '#7a3db8', unserved: '#c4122f', unplanned: '#8a949c', home: '#cfe0f7',
    marker: '#ffd23f', added: '#00857a', dropped: '#c4122f',
    thin: '#c4122f', fair: '#b86a00', ample: '#12408c',
  },
  dark: {
    land: '#1b2229', water: '#243745', shore: '#2f4656',
    border: '#5d6974', region: '#434e58', district: '#2d363e', corridor: '#4c4638',
    label: '#dbe3ea', faint: '#8c98a3', halo: '#1b2229',
    existing: '#9fabb7', fibre: '#6fa3ff', microwave: '#f0a53c', satellite: '#c08cf5', unserved: '#ff6b6b', unplanned: '#7d8891', home: '#2b4a78',
    marker: '#c99a00', added: '#35d0bf', dropped: '#ff6b6b',
    thin: '#ff6b6b', fair: '#f0a53c', ample: '#6fa3ff',
  },
};
