package dev.marquee.customer.imports;

import dev.marquee.customer.contact.Folded;
import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A heading whose meaning is known.
 *
 * @param plain the words that say what it is, folded
 * @param person whose it is, as far as the heading says: the attendee's, the buyer's
 * @param place which of several it is: at work, at home
 */
record Heading(Kind kind, String plain, String person, String place) {

    /** What columns are about, with the headings that programs and people give them. */
    enum Kind {
        FULL_NAME(
                "name, full name, customer name, display name, vollständiger name, nom complet,"
                        + " nombre completo, nombre y apellidos, nombre y apellido, nome completo,"
                        + " họ và tên, họ tên, tên đầy đủ, nama, nama lengkap, 姓名, 氏名, 名前, お名前, 이름, 성명"),
        /** May be a family name, a given name, or a company's name too. */
        SOME_NAME(
                "customer, client, contact, contact name, person, attendee, participant, guest,"
                        + " buyer, ticket holder, kunde, kontakt, ansprechpartner, teilnehmer, nom, nombre, nome, naam,"
                        + " tên, tên khách hàng, khách hàng, pelanggan, nama pelanggan, cliente"),
        GIVEN_NAME(
                "first name, given name, firstname, fname, first, forename, vorname, prénom, nombres,"
                        + " nombre de pila, primer nombre, voornaam, nama depan, 名"),
        FAMILY_NAME(
                "last name, family name, surname, lastname, lname, last, nachname, familienname,"
                        + " zuname, nom de famille, apellido, apellidos, primer apellido, sobrenome, apelido, cognome,"
                        + " achternaam, họ, họ đệm, họ và tên đệm, họ lót, nama belakang, nama keluarga, 姓"),
        COMPANY(
                "company, company name, organization, organisation, organization name,"
                        + " organisation name, firma, firmenname, unternehmen, entreprise, société, empresa, công ty,"
                        + " perusahaan, 会社名, 公司"),
        EMAIL(
                "email, e mail, mail, email address, e mail address, emails, email id, email adresse,"
                        + " e mail adresse, mailadresse, mail adresse, adresse e mail, adresse email, adresse mail,"
                        + " adresse électronique, courriel, correo, correo electrónico, dirección de correo electrónico,"
                        + " endereço de email, địa chỉ email, thư điện tử, surel, alamat email, alamat surel,"
                        + " メールアドレス, 电子邮件, 邮箱, 이메일"),
        PHONE(
                "phone, telephone, tel, mobile, cell, cell phone, cellphone, mobile phone, mobile number,"
                        + " phone number, telephone number, phone no, telefon, telefonnummer, mobil, mobiltelefon,"
                        + " mobilnummer, handy, handynummer, rufnummer, portable, téléphone portable, tél portable,"
                        + " numéro de téléphone, teléfono, teléfono móvil, móvil, celular, número de teléfono, telefone,"
                        + " telemóvel, điện thoại, số điện thoại, sđt, di động, telepon, nomor telepon, no telepon,"
                        + " no hp, nomor hp, hp, ponsel, whatsapp, 電話, 電話番号, 电话, 手机, 전화번호"),
        ADDRESS(
                "address, postal address, street, street address, address line, full address, adresse,"
                        + " anschrift, straße, straße und hausnummer, adresse postale, rue, dirección, calle, domicilio,"
                        + " morada, endereço, địa chỉ, alamat, jalan, 住所, 地址, 주소"),
        ADDRESS_PART(
                "zip, zip code, postcode, post code, postal code, city, town, state, province, country,"
                        + " country region, plz, postleitzahl, ort, wohnort, stadt, land, code postal, ville, pays,"
                        + " código postal, ciudad, provincia, país, cidade, localidade, thành phố, tỉnh, quốc gia,"
                        + " kode pos, kota, provinsi, negara"),
        FEEDBACK(
                "feedback, comment, comments, note, notes, remark, remarks, notiz, notizen, bemerkung,"
                        + " bemerkungen, kommentar, remarque, remarques, commentaire, commentaires, nota, notas,"
                        + " observaciones, comentarios, ghi chú, catatan, keterangan");

        private final String headings;

        Kind(String headings) {
            this.headings = headings;
        }
    }

    private static final int LONGEST = 100;

    /** In front of what the heading is about; the longest first. */
    private static final List<String> PERSONS =
            List.of(
                    "attendee name",
                    "attendee",
                    "participant",
                    "guest",
                    "invoice address name",
                    "invoice address",
                    "ticket buyer",
                    "buyer",
                    "purchaser");

    private static final List<String> PLACES =
            List.of(
                    "business",
                    "work",
                    "office",
                    "home",
                    "private",
                    "other",
                    "main",
                    "primary",
                    "billing",
                    "mailing",
                    "shipping",
                    "customer",
                    "client",
                    "contact");

    /** Of a person with a given name beside it, these are the family's; and the other way round. */
    private static final Set<String> ONE_WORD =
            Set.of("name", "nom", "nombre", "nome", "naam", "ten");

    private static final Set<String> STREETS = Set.of("street", "address line", "strasse");

    private static final Set<String> FAMILY_FIRST =
            Set.of("ho", "ho dem", "ho va ten dem", "ho lot");

    private static final Map<String, Kind> KINDS = kinds();

    /** The meaning of a heading, whatever its capitals, accents, signs and numbers. */
    static Optional<Heading> of(String heading) {
        if (heading.isBlank() || heading.length() > LONGEST) return Optional.empty();
        var plain = plain(heading);
        for (var person : PERSONS)
            if (plain.startsWith(person + " ") || plain.equals(person)) {
                var found = of(plain, plain.substring(person.length()).strip(), person);
                if (found.isPresent()) return found;
            }
        return of(plain, plain, "");
    }

    private static Optional<Heading> of(String whole, String plain, String person) {
        if (plain.isEmpty())
            return Optional.ofNullable(KINDS.get(whole))
                    .map(kind -> new Heading(kind, whole, group(person), ""));
        var kind = KINDS.get(plain);
        if (kind != null) return Optional.of(new Heading(kind, plain, group(person), ""));
        return PLACES.stream()
                .filter(place -> plain.startsWith(place + " "))
                .flatMap(place -> {
                    var rest = plain.substring(place.length() + 1);
                    return Optional.ofNullable(KINDS.get(rest)).stream()
                            .map(known -> new Heading(known, rest, group(person), place));
                })
                .findFirst();
    }

    /** "E-mail 1 - Value" is "e mail". */
    private static String plain(String heading) {
        return Folded.words(heading)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .replaceAll("(^| )\\d+(?= |$)", "")
                .strip()
                .replaceFirst(" (value|formatted)$", "");
    }

    private static String group(String person) {
        return person.replaceFirst(" name$", "")
                .replaceFirst("^(ticket buyer|purchaser)$", "buyer");
    }

    private static Map<String, Kind> kinds() {
        var kinds = new HashMap<String, Kind>();
        for (var kind : Kind.values())
            for (var heading : kind.headings.split(", *")) kinds.put(plain(heading), kind);
        return Map.copyOf(kinds);
    }

    /** Whether it is all of a name only where nothing else is. */
    boolean isOneWord() {
        return ONE_WORD.contains(plain);
    }

    /** Whether a second one goes on with the first. */
    boolean isStreet() {
        return STREETS.contains(plain);
    }

    /** Whether such headings stand in files of people whose family name comes first. */
    boolean isFamilyFirst() {
        return FAMILY_FIRST.contains(plain)
                || plain.codePoints().anyMatch(c -> isEastAsian(UnicodeScript.of(c)));
    }

    static boolean isEastAsian(UnicodeScript script) {
        return switch (script) {
            case HAN, HANGUL, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }
}
