// Every setting enters by this door: one schema, read once, refused in plain words.
export { SETTINGS, type ProcessName, type SettingDefinition } from './settings.data';
export { loadSettings, SettingsRefused, type Settings } from './load-settings';
