// page: what on the page is story and what is furniture; title, byline, dateline.
export * from "./dateline.ts";
export { type Furniture, furnitureFinder, furnitureKind, furnitureSchema } from "./furniture.ts";
export * from "./layout.ts";
export * from "./page.ts";
export { unitsOf } from "./unit.ts";
