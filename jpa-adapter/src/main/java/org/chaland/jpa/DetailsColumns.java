package org.chaland.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.EnumMap;
import java.util.Map;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.jspecify.annotations.Nullable;

/** Contact and billing: the same columns on a customer and, frozen, on a purchase. Not safe for use by several threads. */
@Embeddable
class DetailsColumns {

    @Column(name = "given_name")
    private @Nullable String givenName;

    @Column(name = "family_name")
    private @Nullable String familyName;

    @Column(name = "organisation")
    private @Nullable String organisation;

    @Column(name = "address_line_1")
    private @Nullable String addressLine1;

    @Column(name = "address_line_2")
    private @Nullable String addressLine2;

    @Column(name = "dependent_locality")
    private @Nullable String dependentLocality;

    @Column(name = "postal_code")
    private @Nullable String postalCode;

    @Column(name = "city")
    private @Nullable String city;

    @Column(name = "sorting_code")
    private @Nullable String sortingCode;

    @Column(name = "administrative_area")
    private @Nullable String administrativeArea;

    @Column(name = "country")
    private @Nullable String country;

    @Column(name = "email")
    private @Nullable String email;

    @Column(name = "phone")
    private @Nullable String phone;

    @Column(name = "language")
    private @Nullable String language;

    @Column(name = "billing_organisation")
    private @Nullable String billingOrganisation;

    @Column(name = "billing_department")
    private @Nullable String billingDepartment;

    @Column(name = "billing_given_name")
    private @Nullable String billingGivenName;

    @Column(name = "billing_family_name")
    private @Nullable String billingFamilyName;

    @Column(name = "billing_address_line_1")
    private @Nullable String billingAddressLine1;

    @Column(name = "billing_address_line_2")
    private @Nullable String billingAddressLine2;

    @Column(name = "billing_dependent_locality")
    private @Nullable String billingDependentLocality;

    @Column(name = "billing_postal_code")
    private @Nullable String billingPostalCode;

    @Column(name = "billing_city")
    private @Nullable String billingCity;

    @Column(name = "billing_sorting_code")
    private @Nullable String billingSortingCode;

    @Column(name = "billing_administrative_area")
    private @Nullable String billingAdministrativeArea;

    @Column(name = "billing_country")
    private @Nullable String billingCountry;

    @Column(name = "billing_email")
    private @Nullable String billingEmail;

    @Column(name = "billing_vat_id")
    private @Nullable String billingVatId;

    @Column(name = "billing_company_id")
    private @Nullable String billingCompanyId;

    @Column(name = "billing_electronic_address")
    private @Nullable String billingElectronicAddress;

    @Column(name = "billing_buyer_reference")
    private @Nullable String billingBuyerReference;

    @Column(name = "billing_order_number")
    private @Nullable String billingOrderNumber;

    /** For the persistence provider. */
    protected DetailsColumns() {}

    /** The details in these columns; empty if {@code columns} is null, as some providers leave it where all columns are null. */
    static Details details(@Nullable DetailsColumns columns) {
        return columns == null ? Details.empty() : Details.of(columns.values());
    }

    private Map<Field, String> values() {
        var values = new EnumMap<Field, String>(Field.class);
        put(values, Field.GIVEN_NAME, givenName);
        put(values, Field.FAMILY_NAME, familyName);
        put(values, Field.ORGANISATION, organisation);
        put(values, Field.ADDRESS_LINE_1, addressLine1);
        put(values, Field.ADDRESS_LINE_2, addressLine2);
        put(values, Field.DEPENDENT_LOCALITY, dependentLocality);
        put(values, Field.POSTAL_CODE, postalCode);
        put(values, Field.CITY, city);
        put(values, Field.SORTING_CODE, sortingCode);
        put(values, Field.ADMINISTRATIVE_AREA, administrativeArea);
        put(values, Field.COUNTRY, country);
        put(values, Field.EMAIL, email);
        put(values, Field.PHONE, phone);
        put(values, Field.LANGUAGE, language);
        put(values, Field.BILLING_ORGANISATION, billingOrganisation);
        put(values, Field.BILLING_DEPARTMENT, billingDepartment);
        put(values, Field.BILLING_GIVEN_NAME, billingGivenName);
        put(values, Field.BILLING_FAMILY_NAME, billingFamilyName);
        put(values, Field.BILLING_ADDRESS_LINE_1, billingAddressLine1);
        put(values, Field.BILLING_ADDRESS_LINE_2, billingAddressLine2);
        put(values, Field.BILLING_DEPENDENT_LOCALITY, billingDependentLocality);
        put(values, Field.BILLING_POSTAL_CODE, billingPostalCode);
        put(values, Field.BILLING_CITY, billingCity);
        put(values, Field.BILLING_SORTING_CODE, billingSortingCode);
        put(values, Field.BILLING_ADMINISTRATIVE_AREA, billingAdministrativeArea);
        put(values, Field.BILLING_COUNTRY, billingCountry);
        put(values, Field.BILLING_EMAIL, billingEmail);
        put(values, Field.BILLING_VAT_ID, billingVatId);
        put(values, Field.BILLING_COMPANY_ID, billingCompanyId);
        put(values, Field.BILLING_ELECTRONIC_ADDRESS, billingElectronicAddress);
        put(values, Field.BILLING_BUYER_REFERENCE, billingBuyerReference);
        put(values, Field.BILLING_ORDER_NUMBER, billingOrderNumber);
        return values;
    }

    private static void put(Map<Field, String> values, Field field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }
}
