import { apiPage as says } from '../../../shared/words/en.ts'
import { callsIn, eventsIn, type Field, type OpenApi } from './document.ts'
import './reference.css'

const Fields = ({ fields }: { fields: readonly Field[] }) => (
  <dl>
    {fields.map(({ name, what, needed }) => (
      <div key={name}>
        <dt>
          <code>{name}</code>
          {!needed && <small>{says.mayBeLeftOut}</small>}
        </dt>
        <dd>
          <code>{what}</code>
        </dd>
      </div>
    ))}
  </dl>
)

/** Every call and every event, for whoever writes a script. */
export const Reference = ({ document }: { document: OpenApi }) => (
  <div class="reference">
    {[...callsIn(document)].map(([tag, calls]) => (
      <section key={tag} aria-labelledby={`about-${tag}`}>
        <h2 id={`about-${tag}`}>{says.tags[tag] ?? tag}</h2>
        {calls.map(({ id, method, path, summary, fields }) => (
          <article key={id}>
            <h3>
              <b data-method={method}>{method}</b> <code>{path}</code>
            </h3>
            <p>{summary}.</p>
            {fields.length > 0 && <Fields fields={fields} />}
          </article>
        ))}
      </section>
    ))}
    <section aria-labelledby="every-event">
      <h2 id="every-event">{says.eventsHead}</h2>
      <p>{says.eventsTell}</p>
      {eventsIn(document).map(({ type, fields }) => (
        <details key={type}>
          <summary>
            <code>{type}</code>
          </summary>
          <Fields fields={fields} />
        </details>
      ))}
    </section>
  </div>
)
