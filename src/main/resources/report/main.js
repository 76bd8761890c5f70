/* Draws the page, the first screen first. */

drawSummary();
drawFilters();
listenToHeat();
listenToIncidents();
drawCharts();
drawTables();
openNamedIncident();
document.documentElement.dataset.ready = String(Math.round(performance.now()));
