package org.chaland.form;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers of company registers, and addresses for electronic invoices, as people copy them. */
final class BusinessId {

    /** France, and the territories whose companies the same register lists. */
    private static final Set<String> FRENCH =
            Set.of("FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC", "MC");

    private static final String LA_POSTE = "356000000";
    private static final String HEAD_OF_LA_POSTE = "35600000000048";
    private static final Pattern SEPARATORS = Pattern.compile("[\\p{Zs}\\p{Pd}./,:_()\u2212]+");
    private static final Pattern ELSEWHERE = Pattern.compile("[\\p{L}\\p{Nd} ./&()+*#:_\\p{Pd}]{2,50}");
    private static final Pattern WITH_SCHEME = Pattern.compile("(\\d{4}):([!-~]{1,135})");
    private static final Pattern FRENCH_ADDRESS = Pattern.compile("(\\d{9})(?:_(\\d{14}))?(?:_[A-Za-z0-9._-]{1,100})?");
    private static final Pattern ITALIAN_ADDRESS = Pattern.compile("[A-Z0-9]{6,7}");
    private static final Pattern LEITWEG = Pattern.compile("(?:0[1-9]|1[0-6]|99)\\d{0,10}(?:-[A-Z0-9]{1,30})?-\\d{2}");
    private static final Pattern MAILBOX = Pattern.compile("[!-~]+@[!-~]+");

    private BusinessId() {}

    /** The number of a company in the register of that country; kept without separators where the register is known. */
    static VatId.Reading companyId(String typed, String country) {
        var compact = SEPARATORS.matcher(typed.toUpperCase(Locale.ROOT)).replaceAll("");
        if (FRENCH.contains(country)) {
            var number = compact.replaceFirst("^(?:SIREN|SIRET|RCS[A-Z]*)", "");
            return read(number, "\\d{9}|\\d{14}", isSirenOrSiret(number));
        }
        return switch (country) {
            case "BE" -> vat(compact, "BE", "BE");
            case "CH", "LI" -> vat(compact, "CH", "CHE");
            case "DK" -> vat(compact, "DK", "DK");
            case "FI", "AX" -> vat(compact, "FI", "FI");
            case "NO" -> vat(compact, "NO", "NO");
            case "SE" -> read(compact, "\\d{10}", compact.matches("\\d{10}") && VatId.luhn(compact));
            case "IT" ->
                compact.matches("\\d{11}")
                        ? vat(compact, "IT", "IT")
                        : read(
                                compact,
                                "[A-Z]{6}[\\dLMNPQRSTUV]{2}[A-Z][\\dLMNPQRSTUV]{2}[A-Z][\\dLMNPQRSTUV]{3}[A-Z]",
                                isCodiceFiscale(compact));
            default -> ELSEWHERE.matcher(typed).matches() ? accepted(typed) : refused("companyId");
        };
    }

    /**
     * Where a company receives electronic invoices: an identifier of Peppol with its scheme, or what is usual in the country. Kept as typed,
     * letters in capitals where case does not count.
     */
    static VatId.Reading electronicAddress(String typed, String country) {
        var text = typed.replaceFirst("^(?i:iso6523-actorid-upis::)", "");
        var withScheme = WITH_SCHEME.matcher(text);
        if (withScheme.matches()) {
            return withScheme(text, withScheme.group(1), withScheme.group(2));
        }
        if (MAILBOX.matcher(text).matches()) {
            return accepted(text);
        }
        var capitals = text.toUpperCase(Locale.ROOT);
        if (LEITWEG.matcher(capitals).matches()) {
            return checked(capitals, isLeitweg(capitals));
        }
        if (FRENCH.contains(country)) {
            var siren = FRENCH_ADDRESS.matcher(text.replaceAll("(?<=\\d)[ \u00A0](?=\\d)", ""));
            return siren.matches() ? withScheme(siren.group(), "0225", siren.group()) : companyAsAddress(text);
        }
        if (country.equals("IT")) {
            return ITALIAN_ADDRESS.matcher(capitals).matches() ? accepted(capitals) : refused("electronicAddress");
        }
        return refused("electronicAddress");
    }

    private static VatId.Reading companyAsAddress(String text) {
        var company = companyId(text, "FR");
        return company.refused()
                ? refused(company.code().orElseThrow().replace("companyId", "electronicAddress"))
                : company;
    }

    /** Of schemes that are not listed only the form is checked: new ones arrive every year. */
    private static VatId.Reading withScheme(String text, String scheme, String value) {
        var french = FRENCH_ADDRESS.matcher(value);
        return switch (scheme) {
            case "0037" -> refused("electronicAddressWithdrawn");
            case "0225" ->
                french.matches()
                        ? checked(
                                text,
                                isSirenOrSiret(french.group(1))
                                        && Optional.ofNullable(french.group(2))
                                                .filter(siret ->
                                                        !isSirenOrSiret(siret) || !siret.startsWith(french.group(1)))
                                                .isEmpty())
                        : refused("electronicAddress");
            case "0002" ->
                value.matches("\\d{9}(\\d{5})?") ? checked(text, isSirenOrSiret(value)) : refused("electronicAddress");
            case "0009" ->
                value.matches("\\d{14}") ? checked(text, isSirenOrSiret(value)) : refused("electronicAddress");
            case "0007" -> value.matches("\\d{10}") ? checked(text, VatId.luhn(value)) : refused("electronicAddress");
            case "0088" -> value.matches("\\d{13}") ? checked(text, isGln(value)) : refused("electronicAddress");
            case "0204" ->
                LEITWEG.matcher(value).matches() ? checked(text, isLeitweg(value)) : refused("electronicAddress");
            case "0208", "9925" -> sameAs(text, VatId.read(value.startsWith("BE") ? value : "BE" + value, "BE"));
            case "0192" -> sameAs(text, VatId.read(value, "NO"));
            case "0184" -> sameAs(text, VatId.read(value.startsWith("DK") ? value : "DK" + value, "DK"));
            case "0106" -> value.matches("\\d{8}") ? accepted(text) : refused("electronicAddress");
            case "9930", "9944", "9945", "9957", "0211" -> sameAs(text, VatId.read(value, country(scheme)));
            default -> accepted(text);
        };
    }

    private static String country(String scheme) {
        return switch (scheme) {
            case "9930" -> "DE";
            case "9944" -> "NL";
            case "9945" -> "PL";
            case "9957" -> "FR";
            default -> "IT";
        };
    }

    private static VatId.Reading sameAs(String text, VatId.Reading number) {
        return number.refused()
                ? refused(number.code().orElseThrow().replace("vatId", "electronicAddress"))
                : accepted(text);
    }

    private static VatId.Reading checked(String text, boolean fits) {
        return fits ? accepted(text) : refused("electronicAddressCheck");
    }

    /** The number of a company that is the number for VAT without its prefix. */
    private static VatId.Reading vat(String compact, String country, String prefix) {
        var number = VatId.read(compact.startsWith(prefix) ? compact : prefix + compact, country);
        return number.value()
                .filter(value -> value.startsWith(prefix))
                .map(value ->
                        accepted(value.substring(prefix.length()).replaceFirst("(?:MWST|TVA|IVA|TPV|MVA|HR|VAT)$", "")))
                .orElseGet(() -> refused(number.code().orElse("vatId").replace("vatId", "companyId")));
    }

    private static VatId.Reading read(String number, String format, boolean fits) {
        return !number.matches(format) ? refused("companyId") : fits ? accepted(number) : refused("companyIdCheck");
    }

    private static VatId.Reading accepted(String value) {
        return new VatId.Reading(Optional.of(value), Optional.empty());
    }

    private static VatId.Reading refused(String code) {
        return new VatId.Reading(Optional.empty(), Optional.of(code));
    }

    /** Luhn; offices of La Poste have another rule, and companies of Monaco none. */
    private static boolean isSirenOrSiret(String number) {
        if (!number.matches("\\d{9}|\\d{14}")) {
            return false;
        }
        if (number.startsWith(LA_POSTE) && number.length() == 14 && !number.equals(HEAD_OF_LA_POSTE)) {
            return number.chars().map(digit -> digit - '0').sum() % 5 == 0;
        }
        var siren = number.substring(0, 9);
        return siren.startsWith("000") || (VatId.luhn(siren) && VatId.luhn(number));
    }

    private static boolean isLeitweg(String number) {
        return VatId.mod97(number.replace("-", "")) == 1;
    }

    private static boolean isGln(String number) {
        var sum = 0;
        for (var i = 0; i < 13; i++) {
            sum += (number.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }

    private static boolean isCodiceFiscale(String code) {
        if (code.length() != 16) {
            return false;
        }
        var odd =
                new int[] {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
                };
        var sum = 0;
        for (var i = 0; i < 15; i++) {
            var c = code.charAt(i);
            var value = Character.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? odd[Math.floorMod(value, 26)] : value;
        }
        return code.charAt(15) == 'A' + sum % 26;
    }
}
