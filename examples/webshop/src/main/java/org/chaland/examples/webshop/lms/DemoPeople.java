package org.chaland.examples.webshop.lms;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Four people whom the LMS knows from the start, long before they buy anything; the last one teaches. Any likeness is chance. */
@Component
@PartOfTheDemoLms
class DemoPeople implements ApplicationRunner {

    private static final String TEACHER = "demo-4";

    private final People people;
    private final Courses courses;
    private final PasswordEncoder passwords;
    private final String password;

    DemoPeople(
            People people,
            Courses courses,
            PasswordEncoder passwords,
            @Value("${webshop.demo-password}") String password) {
        this.people = people;
        this.courses = courses;
        this.passwords = passwords;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var hash = Optional.of(passwords.encode(password));
        List.of(
                        new Person("demo-1", "alix.morel@example.org", "Alix", "Morel", "Nantes", "FR", "fr", hash),
                        new Person("demo-2", "sam.okoro@example.org", "Sam", "Okoro", "Leeds", "GB", "en", hash),
                        new Person("demo-3", "robin.petit@example.org", "Robin", "Petit", "Lille", "FR", "fr", hash),
                        new Person(TEACHER, "noa.lambert@example.org", "Noa", "Lambert", "Tours", "FR", "fr", hash))
                .stream()
                .filter(person -> people.find(person.id()).isEmpty())
                .forEach(person -> people.insert(person, Optional.empty()));
        courses.letTeach(TEACHER, "beekeeping");
    }
}
