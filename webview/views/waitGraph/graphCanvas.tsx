/** The drawn graph with its controls. Every mark is reached by arrow keys; the drawing itself pans and zooms. */
import type { VNode } from 'preact';
import { useContext, useEffect, useMemo, useRef } from 'preact/hooks';
import { counted } from '../../format';
import { t } from '../../l10n/t';
import { useMarkList } from '../../parts/markList';
import { useSize, type Size } from '../../parts/useSize';
import { Whole } from '../../parts/whole';
import { ZoomButtons } from '../../parts/zoomButtons';
import type { Actions } from '../../store';
import { CycleHalo, CyclePlates } from './cycleHalo';
import { GraphEdge } from './graphEdge';
import { graphStep, type Places } from './graphKeys';
import { layoutGraph, type GraphLayout } from './graphLayout';
import { GraphNode } from './graphNode';
import { usePanZoom } from './usePanZoom';
import type { Neighbourhood } from './useNeighbourhood';

export interface GraphCanvasProps {
  readonly selected: readonly string[];
  readonly scrollRequest: number;
  readonly actions: Actions;
  readonly wheelZooms: boolean;
  /** The part of the graph that is drawn. */
  readonly neighbourhood: Neighbourhood;
}

/** The frame of a graph that is drawn whole is as large as the graph. */
function naturalSize({ width, height }: GraphLayout, em: number): Record<string, string> {
  return { width: `${width * em}px`, height: `${height * em}px` };
}

/** Where the page scrolls, the frame is as high as the drawing is at full width, within reason. */
function frameHeight(layout: GraphLayout, { width, em }: Size): number {
  const scale = Math.min(1, width / (layout.width * em || 1));
  return Math.min(720, Math.max(280, layout.height * em * scale));
}

export function GraphCanvas({
  selected,
  scrollRequest,
  actions,
  wheelZooms,
  neighbourhood,
}: GraphCanvasProps): VNode {
  const whole = useContext(Whole);
  const viewport = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const size = useSize(viewport);
  const { em } = size;
  const { part } = neighbourhood;
  const layout = useMemo(() => layoutGraph(part), [part]);
  const panZoom = usePanZoom(
    viewport,
    { width: layout.width * em, height: layout.height * em },
    size,
    wheelZooms,
    actions,
  );
  const places = useMemo<Places>(
    () => [
      ...layout.nodes.map(({ node, box }) => ({ id: node.id, at: box })),
      ...layout.edges.map(({ edge, label }) => ({ id: edge.id, at: label })),
    ],
    [layout],
  );
  const list = useMarkList({
    container: drawing,
    marks: [...part.nodes, ...layout.edges.map(({ edge }) => edge)],
    selected,
    scrollRequest: 0,
    actions,
    step: (key, from) => graphStep(places, key, from),
  });
  const first = places.find(({ id }) => selected.includes(id));
  useEffect(() => {
    if (first !== undefined && !whole) panZoom.show(first.at.x * em, first.at.y * em);
  }, [first?.id, scrollRequest]);

  function onKeyDown(event: KeyboardEvent): void {
    const active = part.nodes.find(({ id }) => id === list.active);
    if (event.key === 'e' && active !== undefined && neighbourhood.toggle !== undefined) {
      neighbourhood.toggle(active.id);
      event.preventDefault();
    } else list.onKeyDown(event);
  }

  const inPage = wheelZooms ? {} : { height: `${frameHeight(layout, size)}px` };
  const frameStyle = whole ? naturalSize(layout, em) : inPage;
  const names = new Map(part.nodes.map(({ id, label }) => [id, label]));
  const { x, y, scale } = panZoom.view;
  const summary = [
    counted(part.nodes.length, 'node'),
    counted(part.edges.length, 'edge'),
    counted(part.cycles.length, 'cycle'),
  ];
  return (
    <div class="graph-frame" style={frameStyle}>
      <div
        class="graph-viewport"
        role="group"
        aria-label={t('graph.label', { summary: summary.join(', ') })}
        tabIndex={0}
        ref={viewport}
        onKeyDown={panZoom.onKeyDown}
        onPointerDown={panZoom.onPointerDown}
      >
        <svg class="graph" ref={drawing} role="group" aria-label={t('graph.marks')} onKeyDown={onKeyDown}>
          <defs>
            <marker
              id="graph-arrow"
              viewBox="0 0 8 8"
              refX="7.5"
              refY="4"
              markerWidth="6"
              markerHeight="6"
              orient="auto"
            >
              <path d="M0 0.5 8 4 0 7.5z" />
            </marker>
          </defs>
          <g transform={`translate(${x} ${y}) scale(${scale})`}>
            {part.cycles.map((cycle, index) => (
              <CycleHalo key={index} cycle={cycle} layout={layout} em={em} />
            ))}
            {layout.edges.map(({ edge, points, label }) => (
              <GraphEdge
                key={edge.id}
                edge={edge}
                points={points}
                label={label}
                em={em}
                ends={[names.get(edge.from) ?? edge.from, names.get(edge.to) ?? edge.to]}
                selected={selected.includes(edge.id)}
                mark={list.props(edge)}
              />
            ))}
            {layout.nodes.map(({ node, box }) => (
              <GraphNode
                key={node.id}
                node={node}
                box={box}
                em={em}
                breakHere={part.cycles.some(({ breakAt }) => breakAt === node.id)}
                inCycle={part.cycles.some(({ nodes }) => nodes.includes(node.id))}
                selected={selected.includes(node.id)}
                mark={list.props(node)}
                hidden={part.hidden.get(node.id) ?? 0}
              />
            ))}
            {part.cycles.map((cycle, index) => (
              <CyclePlates key={index} cycle={cycle} layout={layout} em={em} />
            ))}
          </g>
        </svg>
      </div>
      <ZoomButtons what="graph" zoom={panZoom.zoom} fit={panZoom.fit} />
    </div>
  );
}
