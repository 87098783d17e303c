// The parts of ECharts that the page uses; bundled by `npm run build`, absent on the plain page.
import { LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([GridComponent, LineChart, MarkLineComponent, SVGRenderer, TooltipComponent]);
globalThis.echarts = { init };
