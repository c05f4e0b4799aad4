package heed.capacity;

/** What a figure is counted by: agency x professional group x level x area, the grain of a headcount return. */
public record Cell(int agency, String group, String level, int area) {}
