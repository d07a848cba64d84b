/** The drawn graph with its controls. Every mark is reached by arrow keys; the drawing itself pans and zooms. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { WaitGraphView } from '../../../src/shared/viewModel';
import { counted } from '../../format';
import { useMarkList } from '../../parts/markList';
import { useSize, type Size } from '../../parts/useSize';
import type { Actions } from '../../store';
import { Button } from '../../toolkit';
import { CycleHalo, CyclePlates } from './cycleHalo';
import { GraphEdge } from './graphEdge';
import { graphStep, type Places } from './graphKeys';
import { layoutGraph, type GraphLayout } from './graphLayout';
import { GraphNode } from './graphNode';
import { usePanZoom } from './usePanZoom';

export interface GraphCanvasProps {
  readonly model: WaitGraphView;
  readonly selected: readonly string[];
  readonly scrollRequest: number;
  readonly actions: Actions;
  readonly wheelZooms: boolean;
}

/** Where the page scrolls, the frame is as high as the drawing is at full width, within reason. */
function frameHeight(layout: GraphLayout, { width, em }: Size): number {
  const scale = Math.min(1, width / (layout.width * em || 1));
  return Math.min(720, Math.max(280, layout.height * em * scale));
}

export function GraphCanvas({
  model,
  selected,
  scrollRequest,
  actions,
  wheelZooms,
}: GraphCanvasProps): VNode {
  const viewport = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const size = useSize(viewport);
  const { em } = size;
  const layout = useMemo(() => layoutGraph(model), [model]);
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
    marks: [...model.nodes, ...layout.edges.map(({ edge }) => edge)],
    selected,
    scrollRequest: 0,
    actions,
    step: (key, from) => graphStep(places, key, from),
  });
  const first = places.find(({ id }) => selected.includes(id));
  useEffect(() => {
    if (first !== undefined) panZoom.show(first.at.x * em, first.at.y * em);
  }, [first?.id, scrollRequest]);

  const names = new Map(model.nodes.map(({ id, label }) => [id, label]));
  const { x, y, scale } = panZoom.view;
  const summary = [
    counted(model.nodes.length, 'node'),
    counted(model.edges.length, 'edge'),
    counted(model.cycles.length, 'cycle'),
  ];
  return (
    <div class="graph-frame" style={wheelZooms ? {} : { height: `${frameHeight(layout, size)}px` }}>
      <div
        class="graph-viewport"
        role="group"
        aria-label={`Wait graph: ${summary.join(', ')}. Plus and minus zoom, 0 fits, arrow keys move it.`}
        tabIndex={0}
        ref={viewport}
        onKeyDown={panZoom.onKeyDown}
        onPointerDown={panZoom.onPointerDown}
      >
        <svg class="graph" ref={drawing} role="group" aria-label="Nodes and edges" onKeyDown={list.onKeyDown}>
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
            {model.cycles.map((cycle, index) => (
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
                breakHere={model.cycles.some(({ breakAt }) => breakAt === node.id)}
                inCycle={model.cycles.some(({ nodes }) => nodes.includes(node.id))}
                selected={selected.includes(node.id)}
                mark={list.props(node)}
              />
            ))}
            {model.cycles.map((cycle, index) => (
              <CyclePlates key={index} cycle={cycle} layout={layout} em={em} />
            ))}
          </g>
        </svg>
      </div>
      <div class="zoom" role="group" aria-label="Zoom">
        <Button
          appearance="icon"
          aria-label="Zoom in"
          title="Zoom in (+)"
          onClick={() => {
            panZoom.zoom(1.25);
          }}
        >
          <span class="zoom-sign" aria-hidden="true">
            +
          </span>
        </Button>
        <Button
          appearance="icon"
          aria-label="Zoom out"
          title="Zoom out (−)"
          onClick={() => {
            panZoom.zoom(0.8);
          }}
        >
          <span class="zoom-sign" aria-hidden="true">
            −
          </span>
        </Button>
        <Button appearance="icon" aria-label="Fit the graph" title="Fit (0)" onClick={panZoom.fit}>
          <span class="zoom-sign" aria-hidden="true">
            ⤢
          </span>
        </Button>
      </div>
    </div>
  );
}
