package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+33 1 99 00 12 34",
                "0033199001234",
                "01.99.00.12.34",
                "(020) 7946-0000",
                "+44 20 7946 0000 ext. 12",
                "112",
                "1-800-FLOWERS1",
                "+33\u00A01\u202F99",
                "+49 30/901820",
                "123,,45#",
                "*123#",
                "(+44) 20 7946 0000",
                "١٢٣",
                "１２３",
                "tel:+33199",
                "+7 495 123-45-67 доб. 12",
                "01 99 00 12 34 / +33 6 39 98 00 00"
            })
    void whatPeopleWriteIsAccepted(String typed) {
        assertThat(FieldText.Kind.PHONE.accepts(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "+",
                "call me",
                "++33199",
                "33+199",
                "123@456",
                "6.12E8",
                "3,36123E+10",
                "123 €",
                "123+"
            })
    void otherTextIsRefused(String typed) {
        assertThat(FieldText.Kind.PHONE.accepts(typed)).isFalse();
    }
}
