package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.backoffice.CustomerImport;
import org.chaland.backoffice.CustomerImport.Importable;
import org.chaland.backoffice.CustomerImport.Imported;
import org.chaland.backoffice.CustomerImport.KnownAddress;
import org.chaland.backoffice.CustomerImport.KnownAddresses;
import org.chaland.backoffice.CustomerImport.Rejected;
import org.chaland.backoffice.SpreadsheetCell;
import org.chaland.form.Violation;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of other systems: their columns are recognised, a person confirms them, and cells are read as they were meant. */
class ForeignFilesTest extends OfficeJourney {

    private static final Map<String, Optional<Field>> COLUMNS = Map.of(
            "Mail", Optional.of(Field.EMAIL),
            "Nom", Optional.of(Field.FAMILY_NAME),
            "Rue", Optional.of(Field.ADDRESS_LINE_1),
            "Tel", Optional.of(Field.PHONE),
            "Land", Optional.of(Field.COUNTRY),
            "password_hash", Optional.empty());

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "Name|Username|Email|Country / Region|City|Region|Postal Code|Billing Phone > familyName|-|email|country|city|administrativeArea|postalCode|phone",
                "user_email|first_name|last_name|billing_company|billing_address_1|billing_address_2|billing_city|billing_state|billing_postcode|billing_country|billing_phone"
                        + " > email|givenName|familyName|organisation|addressLine1|addressLine2|city|administrativeArea|postalCode|country|phone",
                "Customer ID|First Name|Last Name|Email|Default Address Company|Default Address Address1|Default Address City|Default Address Province Code|Default Address Country Code|Default Address Zip|Phone|Tags"
                        + " > -|givenName|familyName|email|organisation|addressLine1|city|administrativeArea|country|postalCode|phone|-",
                "Customer ID|Active (0/1)|Titles ID (Mr = 1, Ms = 2, else 0)|Email *|Password *|Last Name *|First Name *|Newsletter (0/1)"
                        + " > -|-|-|email|-|familyName|givenName|-",
                "email|_website|firstname|lastname|taxvat|password_hash|rp_token|country_id|postcode|region|street|telephone"
                        + " > email|-|givenName|familyName|billing.vatId|-|-|country|postalCode|administrativeArea|addressLine1|phone",
                "username|firstname|lastname|email|city|country|lang|institution|phone1|phone2|profile_field_size"
                        + " > -|givenName|familyName|email|city|country|language|organisation|phone|-|-",
                "Prénom|Nom de famille|Courriel|Adresse|Code postal|Ville|Pays|Téléphone"
                        + " > givenName|familyName|email|addressLine1|postalCode|city|country|phone",
                "Vorname|Nachname|E-Mail-Adresse|Straße|PLZ|Ort|Land > givenName|familyName|email|addressLine1|postalCode|city|country",
            })
    void columnsAreRecognised(String header, String fields) {
        var names = List.of(header.split("\\|"));
        var rows = office.importing(STAFF, names, KnownAddresses.SKIP, Locale.ENGLISH)
                .header();

        var expected = Arrays.asList(fields.strip().split("\\|"));
        for (var at = 0; at < names.size(); at++) {
            assertThat(Optional.ofNullable(rows.likely().get(names.get(at)))
                            .map(Field::path)
                            .orElse("-"))
                    .as(names.get(at))
                    .isEqualTo(expected.get(at));
        }
    }

    @Test
    void noFieldIsSuggestedTwice() {
        var header = office.importing(
                        STAFF,
                        List.of("Telephone", "Mobile phone", "email", "E-mail *"),
                        KnownAddresses.SKIP,
                        Locale.ENGLISH)
                .header();

        assertThat(header.likely()).containsOnly(Map.entry("Telephone", Field.PHONE), Map.entry("email", Field.EMAIL));
    }

    @Test
    void whatAPersonHasAssignedIsImportedAndTheRestIsLeftOut() {
        var rows = confirmed();

        var outcome = (Imported) rows.row(row(Map.of("password_hash", "secret")));

        assertThat(rows.header().isAccepted()).isTrue();
        assertThat(rows.header().ignored()).containsExactly("password_hash");
        var details = world.customer(outcome.customer()).details();
        assertThat(details.get(Field.EMAIL)).contains("ada@example.org");
        assertThat(details.get(Field.COUNTRY)).contains("DE");
        assertThat(details.get(Field.CITY))
                .as("a field that the shop requires, and the file does not have")
                .isEmpty();
    }

    @Test
    void withoutAnAddressOrANameNothingIsImported() {
        var header = office.importing(
                        STAFF, Map.of("Land", Optional.of(Field.COUNTRY)), KnownAddresses.SKIP, Locale.ENGLISH)
                .header();

        assertThat(header.missing()).containsExactlyInAnyOrder(Field.EMAIL, Field.FAMILY_NAME);
        assertThat(violations(row(Map.of("Nom", "NULL"))))
                .extracting(Violation::field)
                .containsExactly(Field.FAMILY_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NULL", "\\N", " NULL ", "n/a", "(null)", ""})
    void marksOfNothingAreNothing(String mark) {
        var customer = ((Imported) confirmed().row(row(Map.of("Tel", mark)))).customer();

        assertThat(world.customer(customer).details().get(Field.PHONE)).isEmpty();
    }

    @Test
    void peopleMayBeCalledNull() {
        var customer = ((Imported) confirmed().row(row(Map.of("Nom", "Null")))).customer();

        assertThat(world.customer(customer).details().get(Field.FAMILY_NAME)).contains("Null");
    }

    @Test
    void lineBreaksInACellAreSpacesAndNumbersThatWereKeptAsTextAreNumbers() {
        var customer = ((Imported) confirmed().row(row(Map.of("Rue", "Beispielweg\r\n 1\n", "Tel", "=\"0301234567\""))))
                .customer();

        var details = world.customer(customer).details();
        assertThat(details.get(Field.ADDRESS_LINE_1)).contains("Beispielweg 1");
        assertThat(details.get(Field.PHONE)).contains("0301234567");
    }

    @Test
    void whatSomebodyHasTypedLikeAFormulaComesBackFromAnExportAsItWas() {
        var typed = "=\"2b\"";

        var customer = ((Imported) confirmed().row(row(Map.of("Rue", SpreadsheetCell.guard(typed))))).customer();

        assertThat(world.customer(customer).details().get(Field.ADDRESS_LINE_1)).contains(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#REF!", "#N/A", "#NAME?", "#DIV/0!", "6.12E8", "3,36E+10", "3E+10"})
    void whatASpreadsheetHasDamagedIsTold(String damaged) {
        for (var column : List.of("Rue", "Tel", "Nom")) {
            assertThat(violations(row(Map.of(column, damaged))))
                    .as(column)
                    .extracting(Violation::code)
                    .containsExactly("spreadsheet");
        }
    }

    @Test
    void aTrialSaysWhatWouldHappenAndSavesNothing() {
        var trial = confirmed();

        assertThat(trial.tried(row(Map.of()))).isEqualTo(new Importable());
        assertThat(trial.tried(row(Map.of()))).isEqualTo(new CustomerImport.Repeated(1));
        assertThat(trial.tried(row(Map.of("Mail", "nobody")))).isInstanceOf(Rejected.class);
        assertThat(world.chaland.backOffice().newest(STAFF, Optional.empty()).items())
                .isEmpty();

        confirmed().row(row(Map.of()));
        assertThat(confirmed().tried(row(Map.of()))).isInstanceOf(KnownAddress.class);
        assertThat(office.newest(STAFF, Optional.empty()).items()).hasSize(1);
    }

    private CustomerImport confirmed() {
        return office.importing(STAFF, COLUMNS, KnownAddresses.SKIP, Locale.ENGLISH);
    }

    private List<Violation> violations(Map<String, String> cells) {
        return ((Rejected) confirmed().tried(cells)).violations();
    }

    private static Map<String, String> row(Map<String, String> other) {
        var cells = new LinkedHashMap<>(Map.of("Mail", "ada@example.org", "Nom", "Example", "Land", "Deutschland"));
        cells.putAll(other);
        return cells;
    }
}
