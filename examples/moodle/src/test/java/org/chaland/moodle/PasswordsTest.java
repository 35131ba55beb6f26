package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Passwords that nobody learns are such as every usual policy takes. */
class PasswordsTest {

    @Test
    void aPasswordIsAnotherEachTimeAndOfEveryKind() {
        var passwords = new Passwords(new Random(1));

        var made = Stream.generate(passwords::next).limit(1000).toList();

        assertThat(made)
                .doesNotHaveDuplicates()
                .allSatisfy(password -> assertThat(password)
                        .hasSize(40)
                        .matches("(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*\\W).*")
                        .doesNotContainPattern("(.)\\1"));
    }
}
