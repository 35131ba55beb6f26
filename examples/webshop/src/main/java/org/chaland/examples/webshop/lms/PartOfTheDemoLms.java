package org.chaland.examples.webshop.lms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** There only while the shop has no other provider: nobody is to sign in at an LMS that is for show. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "webshop.provider", havingValue = "demo")
@interface PartOfTheDemoLms {}
