/** What people of a French hospital or of its authorities put into passwords, and that international lists miss. */
export const FRENCH_WORDS: readonly string[] = `
  administrateur administration adminadmin accueil agence amour anesthesie astreinte atelier automne avril biologie
  bienvenue blocop bonjour bonsoir brancardier bureau cabinet cardiologie centre changeme changemoi chirurgie chocolat
  chouchou cinema clinique coucou decembre declaration departement dimanche direction directeur docteur doudou
  ecole entreprise equipe etablissement etudiant famille fevrier football france francais gendarmerie geriatrie
  hiver hopital hospitalier identifiant imagerie incident infirmier infirmiere informatique interne invite
  janvier jetaime jeudi juillet juin laboratoire lundi lune mairie maman mardi mars marseille medecin medical
  mercredi messagerie ministere monmotdepasse motdepasse motdepass mdp nicolas noel novembre octobre ordinateur papa
  paris patient patrimoine pediatrie pharmacie plateforme police prefecture printemps psychiatrie radiologie
  reanimation region responsable samedi sante secretaire secretariat securite septembre serveur service soignant
  soleil stagiaire technicien technique telephone urgence urgences utilisateur vacances vendredi ville voiture
`
  .trim()
  .split(/\s+/);
