package io.ailog;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms and what each may import: an allow-list, so that a misspelt name fails instead of passing. */
class RoomsTest {
    private static final String ROOT = "io.ailog";
    private static final List<String> PLAIN = List.of("java..", "org.jspecify.annotations..");
    private static final List<String> SPRING = List.of("org.springframework..", "org.slf4j..", "javax.net.ssl..");

    /** Without what Spring generated from them when the jar was built. */
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(location -> !location.contains("__") && !location.contains("$$SpringCGLIB$$"))
            .importPackages(ROOT);

    /** A room, the rooms it may import, and the libraries beside plain Java. */
    private record Room(String name, List<String> rooms, List<String> libraries) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Room> ROOMS = List.of(
            pure("window"),
            pure("signature", "window"),
            pure("threshold", "window"),
            pure("service", "window", "signature"),
            pure("detection", "window", "signature", "service", "threshold"),
            pure("incident", "window", "signature", "service", "threshold", "detection"),
            edge(
                    "elasticsearch",
                    List.of("window", "signature"),
                    "co.elastic.clients..",
                    "org.apache.hc..",
                    "jakarta.json..",
                    "tools.jackson.core.."),
            edge(
                    "postgres",
                    List.of("window", "signature", "service", "threshold", "detection", "incident", "report"),
                    "javax.sql..",
                    "org.postgresql..",
                    "com.zaxxer.hikari..",
                    "liquibase..",
                    "com.google.re2j..",
                    "tools.jackson.."),
            pure("report", "window", "signature", "service", "threshold", "detection", "incident"),
            edge("delivery", List.of("report", "incident"), "io.micrometer..", "jakarta.mail..", "tools.jackson.."),
            edge("job", List.of("window", "signature", "service", "threshold", "detection", "incident", "report")),
            edge(
                    "cli",
                    List.of("window", "signature", "service", "threshold", "detection", "incident", "report", "job"),
                    "picocli..",
                    "org.yaml.snakeyaml..",
                    "tools.jackson.."));

    static Stream<Room> rooms() {
        return ROOMS.stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void importsOnlyWhatItsRowAllows(final Room room) {
        final List<String> allowed = new ArrayList<>(PLAIN);
        allowed.addAll(room.libraries());
        allowed.add(ROOT + "." + room.name());
        room.rooms().forEach(other -> allowed.add(ROOT + "." + other));
        final ArchRule rule = classes()
                .that(resideInAPackage(ROOT + "." + room.name()))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(allowed.toArray(String[]::new)).or(arrays()));
        rule.check(MAIN);
    }

    @Test
    void everyClassLivesInARoom() {
        final Set<String> packages =
                MAIN.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        final Set<String> expected = Stream.concat(
                        Stream.of(ROOT), ROOMS.stream().map(room -> ROOT + "." + room.name()))
                .collect(Collectors.toSet());
        assertThat(packages).isEqualTo(expected);
    }

    @Test
    void nobodyImportsAnEdge() {
        Stream.of("elasticsearch", "postgres", "delivery").forEach(edge -> classes()
                .that(resideInAPackage(ROOT + "." + edge))
                .should()
                .notBePublic()
                .check(MAIN));
    }

    @Test
    void onlyTheRootHasASystemClock() {
        Map.of(
                        Instant.class,
                        "now",
                        LocalDate.class,
                        "now",
                        LocalDateTime.class,
                        "now",
                        OffsetDateTime.class,
                        "now",
                        ZonedDateTime.class,
                        "now",
                        System.class,
                        "currentTimeMillis")
                .forEach((type, method) ->
                        noClasses().should().callMethod(type, method).check(MAIN));
        Stream.of("systemUTC", "systemDefaultZone").forEach(method -> noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .callMethod(Clock.class, method)
                .check(MAIN));
    }

    private static DescribedPredicate<JavaClass> arrays() {
        return DescribedPredicate.describe(
                "primitives and their arrays",
                type -> type.isPrimitive()
                        || (type.isArray() && type.getBaseComponentType().isPrimitive()));
    }

    private static Room pure(final String name, final String... rooms) {
        return new Room(name, List.of(rooms), List.of());
    }

    private static Room edge(final String name, final List<String> rooms, final String... libraries) {
        final List<String> all = new ArrayList<>(SPRING);
        all.addAll(List.of(libraries));
        return new Room(name, rooms, all);
    }
}
