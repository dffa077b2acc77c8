"""The kind of work that an entry names, in the languages that entries are written in."""

from __future__ import annotations

import pytest

from pipelines.references.parse import parse_reference

ENTRIES = [
    ("article-newspaper", "De Zandermeerse Courant. 12 mei 2025:7."),
    ("article-newspaper", "Bakker P. Meer zink in kraanwater. De Volkskrant. 12 mei 2025:7."),
    ("article-newspaper", "Miller, J. (2024, May 3). Why rivers matter. The New York Times, p. A4."),
    ("article-newspaper", "Müller, Anna: Der Fluss und die Stadt. In: Süddeutsche Zeitung vom 12.05.2023, S. 7."),
    ("article-newspaper", "DUPONT Jean, « La rivière et la ville », Le Monde, 12 mai 2023, p. 7."),
    ("article-newspaper", "García, M. (12 de mayo de 2023). El río y la ciudad. El País, p. 7."),
    ("article-magazine", "Berg I. The river within. Time Magazine. May 12, 2023."),
    ("article-magazine", "Schmidt, K.: Das Wasser kommt. Der Spiegel 12/2023, S. 44-47."),
    ("report", "Waterschap Zandermeer. Jaarverslag 2023. Zandermeer: Waterschap Zandermeer; 2024."),
    ("report", "World Health Organization. Guidelines for drinking-water quality. Geneva: WHO; 2022."),
    ("report", "Gezondheidsraad. Voedingsnormen voor vitamines. Den Haag: Gezondheidsraad, 2018; publicatienr. 2018/19."),
    ("report", "Bundesamt für Gewässer (2021). Jahresbericht 2020. Koblenz: BfG."),
    ("report", "Ministère de la Santé. Rapport annuel 2019. Paris, 2020."),
    ("report", "Instituto Nacional de Salud. Informe anual 2020. Madrid: INS; 2021."),
    ("report", "Smith, J. (2019). Water and health (Report No. 45). National Water Institute."),
    ("thesis", "Jansen P. Zink bij kinderen [proefschrift]. Leiden: Universiteit Leiden; 2015."),
    ("thesis", "Berg, I. (2016). Rivers of the north (Doctoral dissertation, University of Oslo)."),
    ("thesis", "Klein, Anna: Wasser in der Stadt. Diss., Universität Köln 2011."),
    ("thesis", "MARTIN Claire. L'eau et la ville. Thèse de doctorat, Université Lyon 2, 2014."),
    ("thesis", "López, A. (2017). El agua en la ciudad [Tesis doctoral, Universidad de Sevilla]."),
    ("thesis", "de Vries, K. (2020). Waterkwaliteit in de Maas. Masterscriptie, Universiteit Maastricht."),
    ("legislation", "Water Act 2014, c. 21."),
    ("legislation", "Wet op de geneeskundige behandelingsovereenkomst, Stb. 1994, 837."),
    ("legislation", "Verordening (EU) 2016/679 van het Europees Parlement en de Raad van 27 april 2016. PB L 119, 4.5.2016, p. 1-88."),
    ("legislation", "Regulation (EC) No 1924/2006 of the European Parliament and of the Council. OJ L 404, 30.12.2006, p. 9–25."),
    ("legislation", "Bundesdatenschutzgesetz vom 30. Juni 2017 (BGBl. I S. 2097)."),
    ("legislation", "Loi n° 2004-806 du 9 août 2004 relative à la politique de santé publique. Journal officiel, 11 août 2004."),
    ("legislation", "Ley 41/2002, de 14 de noviembre, básica reguladora de la autonomía del paciente. BOE núm. 274, 2002."),
    ("dataset", "Berg, I. (2021). River temperatures 1990-2020 [Data set]. Zenodo. https://doi.org/10.5281/zenodo.12345"),
    ("dataset", "CBS. Waterverbruik per huishouden [dataset]. StatLine; 2022. https://opendata.example/statline"),
    ("dataset", "Klein A. Pegelstände am Rhein 1900–2020 [Datensatz]. PANGAEA; 2021. doi:10.1594/PANGAEA.1234"),
    ("software", "R Core Team. R: A language and environment for statistical computing [Computer software]. Vienna: R Foundation; 2022."),
    ("software", "Berg, I. (2020). riverflow (Version 2.1) [Software]. GitHub. https://github.com/berg/riverflow"),
    ("paper-conference", "Berg I, Klein A. Rivers in flow. In: Proceedings of the 12th Conference on Rivers; 2014; Oslo. p. 12-19."),
    ("paper-conference", "Kim, S. (2018). River nets. In Proceedings of the International Conference on Water (pp. 12–19). IEEE."),
    ("paper-conference", "Roth, B.: Flussnetze. In: Tagungsband der 5. Konferenz für Wasserbau, Köln 2012, S. 12-19."),
    ("chapter", "Berg I. Rivers. In: Klein A, editor. Handbook of water. Oslo: Fjord Press; 2010. p. 12-30."),
    ("chapter", "Jansen, P. (2012). Rivieren. In K. de Boer (Red.), Handboek water (pp. 12-30). Amsterdam: Boom."),
    ("chapter", "Roth, Bernd: Flüsse. In: Anna Klein (Hrsg.): Handbuch Wasser. Springer, Berlin 2010, S. 12–30."),
    ("chapter", "MARTIN Claire, « Les rivières », in DUPONT Jean (dir.), Manuel de l'eau, Paris, PUF, 2011, p. 12-30."),
    ("book", "Jansen P. Handboek water. 3e druk. Houten: Bohn Stafleu van Loghum; 2015."),
    ("book", "Klein, Anna: Das Wasser. 2. Aufl. München: Beck 2012."),
    ("webpage", "Voedingscentrum. Zink. Geraadpleegd op 3 mei 2024. https://www.voeding.example/zink"),
    (
        "webpage",
        "Robert Koch-Institut (2020): Trinkwasser. Online verfügbar unter https://www.rki.example/wasser, zuletzt abgerufen am 03.05.2021.",
    ),
    (
        "webpage",
        "Santé publique France. Eau potable [Internet]. 2020 [consulté le 3 mai 2021]. Disponible sur : https://www.sante.example/eau",
    ),
    (
        "webpage",
        "Ministerio de Sanidad. Agua potable [Internet]. Madrid; 2020 [citado 3 de mayo de 2021]. Disponible en: https://www.sanidad.example/agua",
    ),
    (
        "webpage",
        "World Health Organization. Zinc [Internet]. Geneva: World Health Organization; 2020 [cited 2021 May 3]. Available from: https://who.example/zinc",
    ),
    (
        "report",
        "World Health Organization. Annual report 2020 [Internet]. Geneva: WHO; 2020 [cited 2021 May 3]. Available from: https://who.example/r.pdf",
    ),
    ("webpage", "NHS. Vitamin D. https://www.nhs.example/vitamin-d (accessed 3 May 2024)."),
    ("article-journal", "Jansen P, Berg I. Zink bij verkoudheid. Ned Tijdschr Geneeskd. 2012;156:A1234."),
    ("article-journal", "Klein, A.: Das Wasser. In: Zeitschrift für Wasser 12 (2010), H. 3, S. 12-30."),
]


@pytest.mark.parametrize(("kind", "text"), ENTRIES, ids=[text[:40] for _, text in ENTRIES])
def test_an_entry_is_of_the_kind_that_its_words_and_parts_say(kind: str, text: str) -> None:
    assert parse_reference(text).type == kind


KINDS_BY_NUMBER = {
    "ISO 21001:2018. Educational organizations. Geneva: ISO; 2018.": "standard",
    "Institute for Standards. (2018). Safety at work (ISO Standard No. 45003:2018). https://a.example/45003": "standard",
    "Berg I, inventor. Water filter. US patent 7,123,456. October 3, 2006.": "patent",
    "Berg, I. (2006). Water filter (U.S. Patent No. 7,123,456). Patent Office.": "patent",
    "Berg I. Law of patents in Europe. London: Sage; 2006.": "book",
    "Berg I, Lund E. Zinc in lakes. 2009. doi:10.1594/PANGAEA.700001": "dataset",
    "Berg, I. (2009). Zinc in lakes. Zenodo. https://doi.org/10.5281/zenodo.100001": "dataset",
    "River Watch. Rivers Report 2023. Bristol, 2023. www.rivers.example/report.pdf (accessed 3 May 2024)": "report",
    "Marsh v. River Authority, 512 U.S. 41 (1994).": "legal_case",
    "COLLECTIF, Le grand livre des lacs, Toulouse, Milan, 2002.": "book",
}  # fmt: skip


@pytest.mark.parametrize("text", KINDS_BY_NUMBER)
def test_numbers_and_bodies_tell_the_kind(text: str) -> None:
    assert parse_reference(text).type == KINDS_BY_NUMBER[text]
