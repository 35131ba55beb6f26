package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;

/** What people and organisations are really called is accepted. */
class AcceptedTextsTest {

    @Test
    void namesOfTheWorldAreAccepted() {
        var names = List.of(
                "O'Brien",
                "D’Arc",
                "van der Meer",
                "Núñez-Gómez",
                "Sukarno",
                "Łukasz",
                "王小明",
                "ビル・ゲイツ",
                "محمد علی‌پور",
                "ශ්‍රී",
                "สมชาย",
                "Nguyễn Thị Minh Khai",
                "Ng",
                "Martin Luther King Jr.",
                "Jean II",
                "Gal·la",
                "בן־גוריון",
                "Þórður",
                "𠮷田",
                "葛\uDB40\uDD00城",
                "x".repeat(200));

        for (var name : names) {
            assertThat(Samples.codes(Samples.completeWith(Field.FAMILY_NAME, name)))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void organisationsAndAddressesMayHavePicturesAndSigns() {
        var texts = List.of(
                "Café ☕ & Fils 👩‍🚀👨‍👩‍👧❤️‍🔥",
                "“L’Atelier” (Sarl) #3, 50 % — 2ᵉ étage",
                "Straße 5/7; Hof @ Haus = A+B",
                "О́сло 1·2",
                "\"quoted\" 'text' & {braces} ${1+1} #{7*7}");

        for (var text : texts) {
            assertThat(Samples.codes(Samples.completeWith(Field.ORGANISATION, text)))
                    .as(text)
                    .isEmpty();
        }
    }
}
