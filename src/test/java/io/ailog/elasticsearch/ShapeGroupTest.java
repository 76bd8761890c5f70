package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapeGroupTest {
    private static final Mapped TIME = new Mapped("@timestamp", Mapped.Access.DIRECT, "date");
    private static final Mapped LEVEL = new Mapped("level", Mapped.Access.DIRECT, "keyword");
    private static final Mapped KEYWORD = new Mapped("namespace", Mapped.Access.DIRECT, "keyword");
    private static final Mapped SIBLING = new Mapped("namespace.keyword", Mapped.Access.DIRECT, "keyword");
    private static final Mapped NONE = Mapped.absent("namespace");

    @Test
    void putsIndicesThatLackFieldToTheOthers() {
        assertThat(ShapeGroup.of(Map.of(
                        "a", new Shape(TIME, LEVEL, KEYWORD),
                        "b", new Shape(TIME, LEVEL, NONE),
                        "c", new Shape(TIME, Mapped.absent("level"), NONE),
                        "d", new Shape(TIME, LEVEL, NONE))))
                .singleElement()
                .satisfies(group -> assertThat(group.shape()).isEqualTo(new Shape(TIME, LEVEL, KEYWORD)))
                .satisfies(group -> assertThat(group.indices()).containsExactlyInAnyOrder("a", "b", "c", "d"));
    }

    @Test
    void beginsWithTheLargestThatCanBeCounted() {
        final Shape uncountable =
                new Shape(TIME, Mapped.absent("level"), new Mapped("namespace", Mapped.Access.DIRECT, "long"));

        assertThat(ShapeGroup.of(Map.of(
                        "a",
                        new Shape(TIME, LEVEL, SIBLING),
                        "b",
                        new Shape(TIME, LEVEL, KEYWORD),
                        "c",
                        new Shape(TIME, LEVEL, KEYWORD),
                        "d",
                        uncountable,
                        "e",
                        uncountable,
                        "f",
                        uncountable)))
                .extracting(ShapeGroup::indices)
                .containsExactly(List.of("b", "c"), List.of("a"), List.of("d", "e", "f"));
    }
}
