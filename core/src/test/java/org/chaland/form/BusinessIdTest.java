package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessIdTest {

    @ParameterizedTest
    @CsvSource({
        "303 265 045, FR, 303265045",
        "SIREN 303.265.045, FR, 303265045",
        "732 829 320 00074, FR, 73282932000074",
        "SIRET : 73282932000074, FR, 73282932000074",
        "35600000049837, FR, 35600000049837",
        "35600000000048, FR, 35600000000048",
        "0403.019.261, BE, 0403019261",
        "BE 0403.019.261, BE, 0403019261",
        "CHE-107.787.577, CH, 107787577",
        "995 525 828, NO, 995525828",
        "2077474-0, FI, 20774740",
        "556188-8404, SE, 5561888404",
        "13585628, DK, 13585628",
        "RSSMRA85T10A562S, IT, RSSMRA85T10A562S",
        "00743110157, IT, 00743110157",
        "HRB 12345 B, DE, HRB 12345 B",
        "SC123456, GB, SC123456",
        "12-3456789, US, 12-3456789"
    })
    void numbersOfRegistersAreAccepted(String typed, String country, String kept) {
        assertThat(BusinessId.companyId(typed, country).value()).hasValue(kept);
        assertThat(BusinessId.companyId(kept, country).value()).hasValue(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "303265046, FR, companyIdCheck",
        "73282932000075, FR, companyIdCheck",
        "35600000000049, FR, companyIdCheck",
        "12345, FR, companyId",
        "0403019262, BE, companyIdCheck",
        "RSSMRA85T10A562T, IT, companyIdCheck",
        "<, DE, companyId"
    })
    void othersAreRefusedWithTheReason(String typed, String country, String code) {
        assertThat(BusinessId.companyId(typed, country).code()).hasValue(code);
    }

    @ParameterizedTest
    @CsvSource({
        "0225:303265045, FR, 0225:303265045",
        "0225:303265045_SERVICE-A, FR, 0225:303265045_SERVICE-A",
        "303265045, FR, 303265045",
        "303 265 045, FR, 303265045",
        "303265045_30326504500012_COMPTA, FR, ''",
        "732829320_73282932000074_COMPTA, FR, 732829320_73282932000074_COMPTA",
        "0009:73282932000074, FR, 0009:73282932000074",
        "iso6523-actorid-upis::0208:0403019261, BE, 0208:0403019261",
        "9930:DE136695976, DE, 9930:DE136695976",
        "0088:4006381333931, DE, 0088:4006381333931",
        "991-03730-19, DE, 991-03730-19",
        "04011000-1234512345-06, DE, 04011000-1234512345-06",
        "0204:991-03730-19, DE, 0204:991-03730-19",
        "abc123x, IT, ABC123X",
        "0000000, IT, 0000000",
        "ufy9mh, IT, UFY9MH",
        "fatture@pec.example.it, IT, fatture@pec.example.it",
        "0216:003721291126, FI, 0216:003721291126",
        "0192:995525828, NO, 0192:995525828"
    })
    void electronicAddressesAreAccepted(String typed, String country, String kept) {
        var read = BusinessId.electronicAddress(typed, country);
        if (kept.isEmpty()) {
            assertThat(read.refused()).isTrue();
        } else {
            assertThat(read.value()).hasValue(kept);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0037:003721291126, FI, electronicAddressWithdrawn",
        "0225:303265046, FR, electronicAddressCheck",
        "0208:0403019262, BE, electronicAddressCheck",
        "991-03730-18, DE, electronicAddressCheck",
        "0088:4006381333932, DE, electronicAddressCheck",
        "hello, DE, electronicAddress",
        "ABCD, IT, electronicAddress"
    })
    void wrongElectronicAddressesAreRefusedWithTheReason(String typed, String country, String code) {
        assertThat(BusinessId.electronicAddress(typed, country).code()).hasValue(code);
    }
}
