/* Linked with one layer, whole, and only the layers and libraries that it may use: a call of
 * anything else has nowhere to go, and the build ends. */
int main(void)
{
	return 0;
}
