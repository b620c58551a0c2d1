export const workbench = {
  sections: 'Workbench sections',
  library: 'Library',
  automation: 'Automation',
  devices: 'Devices',
  scripts: 'Scripts',
  running_one: '{{count}} running',
  running_other: '{{count}} running',
};
