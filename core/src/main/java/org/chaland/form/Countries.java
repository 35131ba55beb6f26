package org.chaland.form;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Facts about countries, by ISO 3166-1 alpha-2 code. The tables are fixed here, because those of the JDK change with its version.
 * A code that is not listed has no special rules. Safe for use by several threads.
 */
final class Countries {

    private static final Set<String> ALL = codes("""
            AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY
            BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK
            FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR
            IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
            ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
            PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF
            TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
            """);

    private static final Set<String> WITHOUT_POSTAL_CODE = codes("""
            AE AG AO AQ AW BF BI BJ BO BQ BS BV BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GQ GY HK JM KI KM KN
            LC LY ML MO MR MS MW NR NU PA PS QA RW SB SC SL SR SS ST SX SY TD TF TG TK TL TO TV UG VU WS YE ZW
            """);

    private static final Set<String> POSTAL_CODE_REQUIRED = codes("""
            AS AT AU AX BE BL BR CA CH CN CZ DE DK EE ES FI FK FM FR GB GF GG GL GP GR GS GU HU IM IN IO IT JE JP KR LI
            LT LU LV MF MH MP MQ MX MY NC NL NO NZ PF PL PM PN PR PT PW RE RO RU SE SG SH SJ SK SM TC TR TW UA US VI WF
            YT ZA
            """);

    private static final Set<String> WITHOUT_CITY = codes("AE GI JP KY MO NR SG");

    private Countries() {}

    /** The codes of ISO 3166-1, in alphabetical order. */
    static Set<String> all() {
        return ALL;
    }

    /** Whether addresses in that country can have a postal code. */
    static boolean hasPostalCode(String country) {
        return !WITHOUT_POSTAL_CODE.contains(country);
    }

    /** Whether addresses in that country must have a postal code. */
    static boolean isPostalCodeRequired(String country) {
        return POSTAL_CODE_REQUIRED.contains(country);
    }

    /** Whether addresses in that country name a city. */
    static boolean hasCity(String country) {
        return !WITHOUT_CITY.contains(country);
    }

    private static Set<String> codes(String table) {
        return Collections.unmodifiableSet(new TreeSet<>(List.of(table.trim().split("\\s+"))));
    }
}
