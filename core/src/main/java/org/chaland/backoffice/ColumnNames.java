package org.chaland.backoffice;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaland.model.Field;

/**
 * What columns are called in files of other systems, and by people: in exports of WooCommerce, Shopify, PrestaShop, Magento and Moodle
 * (their documentation), in English, French and German. It is a suggestion only; a person confirms it.
 */
final class ColumnNames {

    private static final Map<Field, String> NAMES = Map.ofEntries(
            Map.entry(
                    Field.GIVEN_NAME,
                    "givenname firstname forename billingfirstname shippingfirstname prenom vorname customerfirstname"),
            Map.entry(
                    Field.FAMILY_NAME,
                    "familyname lastname surname billinglastname shippinglastname nom nomdefamille nachname familienname"
                            + " customerlastname name fullname displayname customername nomcomplet"),
            Map.entry(
                    Field.ORGANISATION,
                    "organisation organization company companyname billingcompany defaultaddresscompany societe entreprise"
                            + " organisme raisonsociale firma institution"),
            Map.entry(
                    Field.ADDRESS_LINE_1,
                    "addressline1 address address1 street streetaddress street1 billingaddress billingaddress1"
                            + " defaultaddressaddress1 adresse adresse1 adresseligne1 rue strasse straße"),
            Map.entry(
                    Field.ADDRESS_LINE_2,
                    "addressline2 address2 street2 billingaddress2 defaultaddressaddress2 adresse2 adresseligne2"
                            + " complement complementdadresse adresszusatz"),
            Map.entry(
                    Field.POSTAL_CODE,
                    "postalcode postcode zip zipcode billingpostcode billingzip defaultaddresszip codepostal cp plz postleitzahl"),
            Map.entry(Field.CITY, "city town locality billingcity defaultaddresscity ville commune ort stadt suburb"),
            Map.entry(
                    Field.ADMINISTRATIVE_AREA,
                    "administrativearea state province provincecode region stateprovince billingstate"
                            + " defaultaddressprovincecode defaultaddressprovince etat departement bundesland county"),
            Map.entry(
                    Field.COUNTRY,
                    "country countrycode countryid countryregion billingcountry defaultaddresscountrycode"
                            + " defaultaddresscountry pays codepays land"),
            Map.entry(
                    Field.EMAIL,
                    "email emailaddress mail useremail billingemail customeremail courriel adresseemail adressemail"
                            + " adresseelectronique emailadresse"),
            Map.entry(
                    Field.PHONE,
                    "phone phonenumber telephone telephonenumber tel mobile mobilephone phone1 phonemobile billingphone"
                            + " defaultaddressphone portable telephoneportable telefon telefonnummer handy"),
            Map.entry(Field.LANGUAGE, "language lang locale languagecode langue sprache"),
            Map.entry(
                    Field.BILLING_VAT_ID,
                    "billingvatid vatid vatnumber vat taxvat taxid eutaxid numerodetva notva tva ustidnr ustid"),
            Map.entry(
                    Field.BILLING_COMPANY_ID,
                    "billingcompanyid companyid siret siren companynumber registrationnumber"));

    private static final Map<String, Field> FIELDS = fields();
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^)]*\\)|\\[[^]]*]");
    private static final Pattern NO_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]");

    private ColumnNames() {}

    private static Map<String, Field> fields() {
        var fields = new HashMap<String, Field>();
        NAMES.forEach((field, names) -> {
            for (var name : names.split(" ")) {
                fields.put(name, field);
            }
        });
        return Map.copyOf(fields);
    }

    /** The field that a column of that name probably holds; empty if the name tells nothing. */
    static Optional<Field> likely(String column) {
        var name = IN_BRACKETS.matcher(column).replaceAll("");
        var letters = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                FIELDS.get(NO_LETTER_NOR_DIGIT.matcher(letters).replaceAll("")));
    }
}
