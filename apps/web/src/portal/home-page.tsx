import { Phone, useDesk } from '../ui/desk-frame';
import { Link, useTitle } from '../ui/route';
import { hasDraft } from './draft';

/** Two doors, and the number for when a page is not enough. */
export function HomePage() {
  useTitle('Déclarer un incident de cybersécurité');
  const desk = useDesk();
  return (
    <>
      <h1 tabIndex={-1}>Votre structure de santé subit un incident de cybersécurité ?</h1>
      <p className="urgent-line">
        Urgence, patients en danger, attaque en cours :{' '}
        {desk ? <Phone number={desk.phone} /> : <span>le numéro arrive…</span>}
        <span className="hint">24 h sur 24, 7 jours sur 7</span>
      </p>
      <div className="doors">
        <section>
          <h2>Déclarer</h2>
          <p>Cinq réponses suffisent, en moins de cinq minutes, sans compte. Vous préciserez plus tard.</p>
          <Link to="/declarer" className="button">
            {hasDraft() ? 'Reprendre ma déclaration' : 'Déclarer un incident'}
          </Link>
        </section>
        <section>
          <h2>Suivre</h2>
          <p>
            Où en est votre déclaration, qui en est informé, et ce que vous devez encore faire, et pour quand.
          </p>
          <Link to="/suivi" className="button quiet">
            Suivre une déclaration
          </Link>
        </section>
      </div>
      <p className="hint">
        N’indiquez jamais de données de santé ni de nom de patient. Le CERT qualifie l’incident pour le compte
        de l’ARS compétente et informe les autorités prévues par la loi.
      </p>
    </>
  );
}
